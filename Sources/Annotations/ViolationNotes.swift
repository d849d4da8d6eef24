import SMTP

/// What it means that a server broke the form of a reply. The reply is still used.
enum ViolationNotes {
  static func note(_ violation: ReplyViolation) -> Note {
    let (id, headline, summary, reference) = words(violation)
    return Note(
      "violation.\(id)", .information, headline, summary,
      more: [
        "The mistake is the server's, or that of something along the path. There is nothing for you to do."
      ],
      reference: "RFC 5321, section \(reference)")
  }

  private static func words(_ violation: ReplyViolation) -> (String, String, String, String) {
    switch violation {
    case .bareLineFeed(let line):
      (
        "bare-lf", "Line \(line) of the reply ends with LF alone, without CR",
        "A line in SMTP ends with CR and LF. Strict programs may not recognize the end of this one.",
        "2.3.8"
      )
    case .bareCarriageReturn(let line):
      (
        "bare-cr", "Line \(line) of the reply has a CR inside it",
        "CR belongs at the end of a line, before LF. A terminal would jump back and overwrite the line.",
        "2.3.8"
      )
    case .nul(let line):
      (
        "nul", "Line \(line) of the reply has a zero octet inside it",
        "Replies are text, and a zero octet is not text.", "4.2"
      )
    case .nonASCII(let line):
      (
        "non-ascii", "Line \(line) of the reply has octets that are not ASCII",
        "Replies are ASCII, unless the client has asked for SMTPUTF8. How they look depends on the program that "
          + "shows them.",
        "4.2"
      )
    case .lineTooLong(let line, let octets):
      (
        "too-long", "Line \(line) of the reply has \(octets) octets; 512 are allowed",
        "A client may cut off a longer line. Only the number at its start counts.", "4.5.3.1.5"
      )
    case .bareCode(let line):
      (
        "bare-code", "Line \(line) of the reply is a number with nothing after it",
        "A space should follow even when there is no text. Clients should accept it without one, and this one does.",
        "4.2"
      )
    case .codesDiffer(let codes):
      (
        "codes-differ", "The lines of this reply carry different numbers",
        "They are \(Excerpt.short(codes.map(\.description).joined(separator: ", "), limit: 40)). All should be the same; "
          + "if they differ, the last one decides.", "4.2.1"
      )
    case .codeOutOfRange(let code):
      (
        "out-of-range", "\(code) is not a number that SMTP allows",
        "The first digit is one of 2 to 5, the second one of 0 to 5. A program goes by the first digit, if it "
          + "can.",
        "4.2.1"
      )
    case .strayLine(let line):
      (
        "stray-line", "Line \(line) inside the reply does not begin with a number",
        "Every line of a reply begins with its number and a hyphen, or a space on the last. This one was ignored.",
        "4.2.1"
      )
    case .tooManyLines(let omitted):
      (
        "too-many-lines", "The reply is endless: \(omitted) of its lines were not kept",
        "No ordinary reply is that long. The last line was read nevertheless, so the session goes on.", "4.2"
      )
    }
  }
}
