"""Changes made together, and where each was read."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change_set",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("description", sa.String(length=300), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("undone_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["undone_by"], ["change_set.id"], name=op.f("fk_change_set_undone_by_change_set")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_set")),
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source", sa.String(length=2000), nullable=True))
        batch_op.add_column(sa.Column("change_set", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("origins", sa.JSON(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_revision_change_set_change_set"), "change_set", ["change_set"], ["id"]
        )
        batch_op.create_index(batch_op.f("ix_revision_change_set"), ["change_set"], unique=False)
        batch_op.create_index(batch_op.f("ix_revision_written_at"), ["written_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_revision_written_at"))
        batch_op.drop_index(batch_op.f("ix_revision_change_set"))
        batch_op.drop_constraint(batch_op.f("fk_revision_change_set_change_set"))
        batch_op.drop_column("origins")
        batch_op.drop_column("change_set")
        batch_op.drop_column("source")
    op.drop_table("change_set")
