import Causes
import Octets
import SMTP

/// From the connection to the accepted HELO: the tutorial's first three steps.
enum HelloNotes {
  static func opening(_ context: AnnotationContext) -> Note {
    let here = context.port == 25 || context.isPracticeServer ? "" : " (here \(context.port))"
    return Note(
      "opening", .information,
      context.isPracticeServer
        ? "Connected to \(context.host), a practice server in this program"
        : "Connected; nothing has been sent yet: the server speaks first",
      "SMTP begins with a connection to port 25\(here): nothing has been sent yet, and the client waits for the "
        + "greeting. The same protocol serves a mail program that submits mail and a mail server that relays "
        + "it.",
      more: [
        "The server's first line comes next: it begins with 220.",
        "Mail servers send mail to each other on port 25. Mail programs submit their mail on port 587, after a "
          + "login, or on port 465, where TLS begins at once; what is said there is the same SMTP.",
        "Many servers delay the greeting for a few seconds, and refuse a client that does not wait for it: "
          + "programs that send spam are in a hurry.",
      ], reference: "RFC 5321, section 3.1", teaches: [1, 2])
  }

  static func greeting(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    if heard.says("ftp"), !heard.says("smtp") { return fileServer }
    if heard.says("lmtp"), !heard.says("smtp") { return localMail(context) }
    let missing =
      namesHost(heard.answer.reply)
      ? ""
      : heard.says("***")
        ? "This text consists of stars: a firewall rewrites it, and perhaps EHLO too."
        : "The server's host name is missing; it should come first."
    return Note(
      "connect.220", .done, "220: the server is ready and waits for your first command",
      Wrapping.summary([
        "Every reply starts with a three-digit number. Programs obey the number: 2 done, 3 go on, 4 not now, "
          + "5 no; the text is for people.", missing,
      ]),
      next: context.hello,
      more: [
        "The second digit says what the reply is about: 0 the wording of a command, 1 information, 2 the "
          + "connection, 5 the mail system. The third has no meaning of its own.",
        missing.isEmpty
          ? "The first word after 220 is the server's own name; the rest is decoration, often the name of its "
            + "software."
          : "RFC 5321 requires the server's own name as the first word after 220. Nothing breaks without it: a "
            + "program looks only at the number.",
      ], reference: "RFC 5321, sections 4.2 and 4.3.1", teaches: [3])
  }

  private static let fileServer = Note(
    "connect.220.ftp", .notSMTP, "220: ready, but this looks like an FTP server: files, not mail",
    "FTP greets with the same number as SMTP. It will answer HELO or MAIL with 500 or 530. Mail servers listen "
      + "on port 25 for each other and on 587 for mail programs.", next: "Connect to port 25 or 587",
    reference: "RFC 959, section 5.4")

  private static func localMail(_ context: AnnotationContext) -> Note {
    Note(
      "connect.220.lmtp", .done, "220: ready; this port speaks LMTP, so greet with LHLO",
      "LMTP delivers into mailboxes inside a mail system. It is SMTP with another greeting, LHLO, and after the dot comes "
        + "one reply for each recipient. Mail from outside belongs to port 25 or 587.",
      next: "LHLO\(context.extendedHello.dropFirst(4))", reference: "RFC 2033, section 4.1", teaches: [3])
  }

  /// A greeting names its host when its first word has a dot between letters, or is in brackets.
  static func namesHost(_ reply: Reply) -> Bool {
    let word = reply.lines[0].text.prefix { !$0.isBlank }
    if word.first == UInt8(ascii: "["), word.last == UInt8(ascii: "]") { return true }
    let labels = word.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty
          && label.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.hyphen }
      }
  }

  static func helo(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    Note(
      "helo.250", .done, "250: the server has noted the name you gave for your computer",
      "HELO names the sending computer. Some programs leave it out or give a false name; it goes into the "
        + "Received: line as it is. The server rarely checks the name, but it knows the IP address you come "
        + "from, and that cannot really be forged.",
      next: "MAIL FROM:<\(context.proposedAddress)>",
      more: seen(heard.answer.reply) + about + [
        "EHLO is the newer form of HELO: the server answers with a list of its extensions. After either, MAIL "
          + "may follow."
      ], reference: "RFC 5321, section 4.1.1.1", teaches: [4, 5])
  }

  /// The paragraphs that HELO and EHLO share.
  static let about = [
    "The connection itself depends on the IP address: with a false one the server's replies would go elsewhere, "
      + "and there would be no conversation. The name is only a word in the first command."
  ]

  /// Servers often say which address they see: `Hello x [192.0.2.7]`.
  static func seen(_ reply: Reply) -> [String] {
    let text = reply.lines[0].text.prefix(1_000)
    guard let open = text.lastIndex(of: UInt8(ascii: "[")),
      let close = text[open...].firstIndex(of: UInt8(ascii: "]")), close - open > 1
    else { return [] }
    let address = Excerpt.short(text[(open + 1)..<close], limit: 45)
    return ["The number in brackets is your IP address as this server sees it: \(address)."]
  }
}
