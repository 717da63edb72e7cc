"""How a person takes part in a service, on two levels. It says nothing of how one applies."""

from finder.vocabulary.taxonomy import Taxonomy, Term, mark

IN_PERSON = "in_person"

DELIVERY_MODES = Taxonomy(
    "mode",
    (
        Term(IN_PERSON, mark("In person")),
        Term("home_visit", mark("At your home")),
        Term("phone", mark("By phone")),
        Term("online", mark("Online")),
        Term("video", mark("Video call"), "online"),
        Term("live_online_group", mark("Live online group"), "online"),
        Term("forum", mark("Online forum"), "online"),
        Term("text_chat", mark("Text or chat"), "online"),
        Term("app", mark("App"), "online"),
        Term("website", mark("Website"), "online"),
        Term("email", mark("E-mail")),
        Term("post", mark("By post")),
    ),
)
# Ways that are used on a website: there a phone number is not the way in.
AT_A_DESK = frozenset(("online", *DELIVERY_MODES.descendants("online"), "email", "post")) - {
    "text_chat"
}
