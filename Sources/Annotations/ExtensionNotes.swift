import Causes
import Octets
import SMTP

/// The list an EHLO brings.
enum ExtensionNotes {
  static func ehlo(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    let list = ExtensionList(reply: heard.answer.reply).extensions
    let shown = list.prefix(100)
    let count = list.count == 1 ? "1 extension" : "\(list.count) extensions"
    return Note(
      "ehlo.250", .done,
      list.isEmpty
        ? "250: name noted; the server offers no extensions" : "250: name noted; the server offers \(count)",
      Wrapping.summary([echoed(heard, context) ?? about(heard), highlights(list)]),
      next: "MAIL FROM:<\(context.proposedAddress)>",
      more: HelloNotes.seen(heard.answer.reply) + HelloNotes.about + shown.map(ExtensionTable.paragraph)
        + (context.isEncrypted ? [] : inTheClear(list))
        + (list.count > shown.count ? ["\(list.count - shown.count) more keywords follow."] : []),
      reference: "RFC 5321, section 4.1.1.1", teaches: [4, 5])
  }

  private static func about(_ heard: ClassifiedReply) -> String {
    heard.answer.request?.verb == .lhlo
      ? "LHLO is the greeting of LMTP, which delivers into mailboxes inside a mail system. The rest is as in SMTP, but "
        + "after the dot comes one reply for each recipient that was accepted."
      : "EHLO names the sending computer, truly or not; the name goes into Received:. The server rarely checks the name, "
        + "but it knows your IP address, and that cannot really be forged."
  }

  /// The name in the reply should be the server's own.
  private static func echoed(_ heard: ClassifiedReply, _ context: AnnotationContext) -> String? {
    let given = heard.answer.request?.line.split(whereSeparator: \.isBlank).dropFirst().first ?? []
    let name = heard.answer.reply.lines[0].text.prefix { !$0.isBlank }
    let banner = context.banner.map { Array($0.utf8.prefix { !$0.isBlank }).asciiLowercased }
    guard given.contains(ASCII.dot), Array(given).asciiLowercased == Array(name).asciiLowercased,
      banner != Array(given).asciiLowercased
    else { return nil }
    return
      "The reply begins with the name you gave; the server's own belongs there. A sending mail server may conclude "
      + "that it has reached itself, and give the message up as a loop."
  }

  private static func highlights(_ list: [Extension]) -> String {
    if let masked = list.first(where: ExtensionTable.isMasked) {
      return
        "\(Excerpt.short(masked.keyword.rawValue, limit: 16)) looks like a keyword overwritten along the path, "
        + "perhaps STARTTLS."
    }
    let names = Set(list.map(\.keyword))
    var points: [String] = []
    if names.contains(.size) { points.append(ExtensionTable.sizePhrase(list)) }
    if names.contains(.auth) {
      let isEmpty = list.filter { $0.keyword == .auth }.allSatisfy(\.parameters.isEmpty)
      points.append(isEmpty ? "AUTH without a mechanism" : "AUTH: login")
    }
    if names.contains(.startTLS) { points.append("STARTTLS: encryption") }
    if points.isEmpty { return list.isEmpty ? "" : "The lines after the first name its extensions." }
    return "On its list: \(points.joined(separator: ", "))."
  }

  /// Before encryption a server should not offer what shows the password.
  private static func inTheClear(_ list: [Extension]) -> [String] {
    let names = list.filter { $0.keyword == .auth }.flatMap(\.parameters).map(\.asciiUppercased)
    guard names.contains("PLAIN") || names.contains("LOGIN") else { return [] }
    return [
      "PLAIN and LOGIN are offered on a connection that is not encrypted: anyone along the path could read the password. Use them "
        + "on a practice server, or after TLS."
    ]
  }
}
