"""What a form held, as a hash: another text under its key is told from the same one again."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("form_key", schema=None) as batch_op:
        batch_op.add_column(sa.Column("content", sa.String(length=64), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("form_key", schema=None) as batch_op:
        batch_op.drop_column("content")
