import Causes
import Octets
import SMTP

/// Why a mail system could not deliver, or what a client did wrong, by the words of its own log.
enum LocalNotes {
  private static let searchLimit = 4_096

  /// - Parameter answer: its reply holds the words; its number was made up, unless the words begin with an enhanced code.
  static func note(_ answer: Answer) -> Note {
    let words = Array(answer.reply.text.utf8.prefix(searchLimit)).asciiLowercased
    let isFinal = answer.reply.code.kind == .permanentFailure
    // Only a program that could not use its connection tells of one.
    let isProgram = answer.request?.kind == .connection
    let first = isProgram ? LocalRow.programs : LocalRow.own + LocalRow.clients
    let rows = first + LocalRow.dns + LocalRow.connections + LocalRow.deliveries
    guard let row = rows.first(where: { $0.matches(words) }) else { return unknown(isFinal) }
    let outcome =
      row.isClients || isProgram
      ? "" : isFinal ? "The message went back to its sender." : "The mail system tries again by itself."
    return Note(
      "local.\(row.name)", isFinal ? .refused : .tryLater, row.headline,
      Wrapping.summary([row.meaning]), next: row.remedy, more: outcome.isEmpty ? [] : [outcome],
      reference: row.source, cause: row.cause, who: row.who)
  }

  private static func unknown(_ isFinal: Bool) -> Note {
    Note(
      "local.other.\(isFinal ? "final" : "later")", isFinal ? .refused : .tryLater,
      isFinal
        ? "The mail system gave the message up, for a reason of its own"
        : "The mail system keeps the message, and tries again",
      "No server refused it: the words are those of the mail system that wrote this, and they are the only clue.",
      next: "Look for other lines of that log with the same queue ID", reference: "the mail system's own log",
      cause: .other,
      who: isFinal ? .senderAdmin : .wait)
  }
}

extension LocalRow {
  /// Whether it is about what a client did, and not about a message.
  var isClients: Bool { Self.clients.contains { $0.name == name } }
}
