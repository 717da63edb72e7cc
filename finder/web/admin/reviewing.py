"""The form by which somebody else publishes what waits, or sends it back."""

from wtforms import Form, StringField, ValidationError

from finder.directory.drafts import LONGEST_REASON
from finder.i18n import gettext
from finder.web.inputs import clean

PUBLISH, SEND_BACK = "publish", "send_back"


def _clean_lines(text: str) -> str:
    return "\n".join(clean(line) for line in text.strip().splitlines())


class ReviewForm(Form):
    """Whether a draft may be published, why not, and when what was read had been typed."""

    go = StringField()
    reason = StringField(filters=[lambda text: _clean_lines(text or "")])
    seen = StringField()

    def validate_go(self, field: StringField) -> None:
        """Do nothing that nobody pressed."""
        if field.data not in (PUBLISH, SEND_BACK):
            raise ValidationError(gettext("Press one of the two buttons"))

    def validate_reason(self, field: StringField) -> None:
        """Ask why, where it goes back; lose no reason, where it does not."""
        if self.go.data == PUBLISH and field.data:
            sentence = gettext("You wrote why it goes back. Send it back, or empty this to publish")
            raise ValidationError(sentence)
        if self.go.data == SEND_BACK and not field.data:
            raise ValidationError(gettext("Say why, so that its author can mend it"))
        if len(field.data or "") > LONGEST_REASON:
            raise ValidationError(gettext("This is too long. Say it in a few sentences"))
