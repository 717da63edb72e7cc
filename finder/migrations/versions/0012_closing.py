"""Why a service closed, when, and what to try instead."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.add_column(sa.Column("closed_reason", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("closed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("instead", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("instead_services", sa.JSON(), nullable=False, server_default=sa.text("'[]'"))
        )
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.alter_column("instead_services", existing_type=sa.JSON(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.drop_column("instead_services")
        batch_op.drop_column("instead")
        batch_op.drop_column("closed_on")
        batch_op.drop_column("closed_reason")
