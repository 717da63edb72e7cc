from finder.casework.contact_cards import Contact, write_cards


def test_a_contact_is_a_card_with_every_number() -> None:
    one = Contact("Help; line", "Trust, Inc", ("+18008134673", "988"), "a@example.org", "Call.")

    assert write_cards([one]).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Help\\; line",
        "N:Help\\; line;;;;",
        "ORG:Trust\\, Inc",
        "TEL;TYPE=WORK,VOICE:+18008134673",
        "TEL;TYPE=WORK,VOICE:988",
        "EMAIL;TYPE=INTERNET:a@example.org",
        "NOTE:Call.",
        "END:VCARD",
        "",
    ]
    assert write_cards([]) == ""


def test_nothing_that_stands_in_a_contact_begins_a_line() -> None:
    trick = "x\r\nTEL:1\x85TEL:2\u2028TEL:3"

    text = write_cards([Contact(trick, trick, ("988",), trick, trick)])

    assert [one.split(":")[0] for one in text.splitlines()] == [
        *("BEGIN", "VERSION", "FN", "N", "ORG", "TEL;TYPE=WORK,VOICE"),
        *("EMAIL;TYPE=INTERNET", "NOTE", "END"),
    ]
