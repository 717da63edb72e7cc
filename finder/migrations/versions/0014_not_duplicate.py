"""Pairs of services that a person has called two."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "not_duplicate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("first_print", sa.String(length=16), nullable=False),
        sa.Column("second_print", sa.String(length=16), nullable=False),
        sa.Column("said_by", sa.String(length=200), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["first_id"],
            ["service.id"],
            name=op.f("fk_not_duplicate_first_id_service"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["second_id"],
            ["service.id"],
            name=op.f("fk_not_duplicate_second_id_service"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_not_duplicate")),
        sa.UniqueConstraint(
            "first_id", "second_id", name=op.f("uq_not_duplicate_first_id_second_id")
        ),
    )
    with op.batch_alter_table("not_duplicate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_not_duplicate_second_id"), ["second_id"], unique=False)


def downgrade() -> None:
    op.drop_table("not_duplicate")
