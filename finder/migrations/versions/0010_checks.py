"""Checks remember the facts that they were of."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Nobody can tell of an older check whether the facts were edited since: it stands no more.
    with op.batch_alter_table("freshness", schema=None) as batch_op:
        batch_op.add_column(sa.Column("facts", sa.String(length=16), nullable=True))
        batch_op.add_column(
            sa.Column("stands", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("freshness", schema=None) as batch_op:
        batch_op.alter_column("stands", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("freshness", schema=None) as batch_op:
        batch_op.drop_column("stands")
        batch_op.drop_column("facts")
