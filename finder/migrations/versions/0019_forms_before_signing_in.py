"""Forms before signing in: each counts once too, for the browser that sent it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("form_key", schema=None) as batch_op:
        batch_op.alter_column("account_id", existing_type=sa.Uuid(), nullable=True)
        batch_op.add_column(sa.Column("browser", sa.String(length=64), nullable=True))


def downgrade() -> None:
    # Who was not signed in yet has no place there: their forms may be sent again.
    op.execute("DELETE FROM form_key WHERE account_id IS NULL")
    with op.batch_alter_table("form_key", schema=None) as batch_op:
        batch_op.drop_column("browser")
        batch_op.alter_column("account_id", existing_type=sa.Uuid(), nullable=False)
