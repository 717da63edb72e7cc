"""Lists of cases are read in the order in which they are shown, without looking at all."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

COLUMNS = ["team_id", "closed_at", "touched_at"]


def upgrade() -> None:
    op.drop_index("ix_case_file_team_id_touched_at", table_name="case_file")
    op.create_index("ix_case_file_lists", "case_file", COLUMNS, unique=False)


def downgrade() -> None:
    op.drop_index("ix_case_file_lists", table_name="case_file")
    op.create_index(
        "ix_case_file_team_id_touched_at", "case_file", ["team_id", "touched_at"], unique=False
    )
