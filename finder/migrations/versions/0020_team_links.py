"""Links by which a team shares a collection, or the sheet of a case, without an account."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "team_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("collection_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_file.id"],
            name=op.f("fk_team_link_case_id_case_file"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["collection_id"],
            ["collection.id"],
            name=op.f("fk_team_link_collection_id_collection"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_team_link_token_hash")),
    )
    with op.batch_alter_table("team_link", schema=None) as batch_op:
        for column in ("case_id", "collection_id", "expires_at"):
            batch_op.create_index(batch_op.f(f"ix_team_link_{column}"), [column], unique=False)


def downgrade() -> None:
    op.drop_table("team_link")
