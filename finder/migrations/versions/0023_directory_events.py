"""What was done to the directory that is no version of a record: settings, erasures."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "directory_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=320), nullable=False),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_event")),
    )
    with op.batch_alter_table("directory_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_directory_event_happened_at"), ["happened_at"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("directory_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_directory_event_happened_at"))
    op.drop_table("directory_event")
