extension GlossaryTable {
  /// What is inside a message.
  static let format: [Term] = [
    Term(
      "header", also: ["header field", "header line"], "a line at the top of a message",
      "A line at the top of a message: a name, a colon, a value. It may say anything.", "RFC 5322, section 2.2"),
    Term(
      "body", also: ["message body"], "what follows the headers",
      "What follows the headers of a message, after the empty line.", "RFC 5322, section 2.3"),
    Term(
      "From", also: ["From header", "RFC5322.From", "header from", "5322.From", "display name"],
      "the sender that readers see",
      "The header with the author's name and address. It may differ from the envelope sender; DMARC checks its domain. "
        + "The command is MAIL FROM.", "RFC 5322, section 3.6.2"),
    Term(
      "Reply-To", "where answers go", "A header: where the reader's program sends an answer, if not to From:.",
      "RFC 5322, section 3.6.2"),
    Term(
      "Message-ID", also: ["message id", "messageid"], "the name of a message, made by its writer",
      "A header with a name that no other message has, such as <a1@example.org>. It stays the same on every hop, unlike a "
        + "queue ID.", "RFC 5322, section 3.6.4"),
    Term(
      "blind copy", also: ["Bcc", "blind carbon copy"], "a recipient who is in no header",
      "A message for somebody who is on the envelope and in no header.", "RFC 5322, section 3.6.3"),
    Term(
      "Cc", also: ["carbon copy", "copy"], "the header with further readers",
      "A header that names further readers. Like To:, it is for people; only RCPT decides where a message goes.",
      "RFC 5322, section 3.6.3"),
    Term(
      "Subject", "the header with the topic",
      "A header with the topic of a message. Letters that are not ASCII are encoded: "
        + "=?UTF-8?Q?caf=C3=A9?=.", "RFC 5322, section 3.6.5; RFC 2047"),
    Term(
      "MIME", also: ["multipurpose internet mail extensions", "multipart", "content type", "Content-Type"],
      "how a message holds more than plain text",
      "The form in which a message holds accented letters, HTML, pictures and attachments: Content-Type says what a part is, "
        + "Content-Transfer-Encoding how it is encoded.", "RFC 2045"),
    Term(
      "attachment", also: ["attach"], "a file inside a message",
      "A file inside a message, usually encoded as base64, which makes it a third larger. Many servers refuse programs and "
        + "archives.", "RFC 2183"),
    Term(
      "base64", also: ["base 64"], "octets written as letters and digits",
      "A way of writing any octets with letters, digits, + and /. It hides nothing.", "RFC 4648, section 4"),
    Term(
      "quoted-printable", also: ["QP"], "text with its odd octets written as =C3",
      "A way of writing text in which octets that are not ASCII become = and two hexadecimal digits: caf=C3=A9.",
      "RFC 2045, section 6.7"),
    Term(
      "encoded word", also: ["encoded-word", "RFC 2047"], "a header with letters that are not ASCII",
      "A part of a header in another script, written as =?UTF-8?B?...?= (base64) or =?UTF-8?Q?...?= (quoted-printable).",
      "RFC 2047"),
    Term(
      "ASCII", also: ["US-ASCII", "7bit", "7-bit", "non-ASCII"], "the 128 characters every server accepts",
      "The characters of plain English text, octets 0 to 127. SMTP commands are ASCII; anything else needs an extension or "
        + "an encoding.", "RFC 20"),
    Term(
      "EAI",
      also: ["internationalized email", "UTF-8 address", "IDN", "punycode", "unicode address", "UTF-8", "unicode"],
      "addresses in any script",
      "Internationalized mail: addresses and headers in UTF-8, where every server on the path offers SMTPUTF8. A domain alone "
        + "can be written in ASCII (xn--...).", "RFC 6530"),
    Term(
      "line length", also: ["line limit", "998", "line too long", "long line"],
      "998 characters in a message, 512 in a command",
      "A line of a message may have 998 characters and CRLF, a command line 512 octets in all. Programs break long lines or "
        + "encode the text.", "RFC 5321, section 4.5.3.1"),
    Term(
      "message size", also: ["size limit", "max message size", "too large", "too big"], "how large a message may be",
      "A server may give its limit in the EHLO list (SIZE). Base64 makes attachments a third larger than the file.",
      "RFC 1870"),
    Term(
      "eml", also: [".eml", "RFC 5322", "RFC 822", "message file"], "a message as a file",
      "A file with one message: headers, an empty line, the body. :data FILE sends one.", "RFC 5322"),
    Term(
      "mbox", also: ["maildir"], "how mailboxes are stored as files",
      "mbox keeps all messages in one file, each after a line that begins with From; Maildir keeps one file for each.",
      "RFC 4155"),
    Term(
      "chunk", also: ["chunked"], "a counted piece of a message, sent with BDAT",
      "A piece of a message that BDAT announces by its number of octets, so that no dot has to end it.", "RFC 3030"),
  ]
}
