"""Who was merged into a service is found without looking through all of them."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_service_merged_into"), "service", ["merged_into"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_service_merged_into"), table_name="service")
