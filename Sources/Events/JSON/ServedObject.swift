import Octets
import SMTP

/// The objects of `serve --json`. Those of one connection have its number.
enum ServedObject {
  typealias Members = [(name: String, value: JSON)]

  static func members(_ listening: SessionEvent.Listening) -> Members {
    [
      ("host", .string(listening.host)), ("port", .integer(listening.port)), ("tls_port", .integer(listening.tlsPort)),
      ("server", .string(listening.server)), ("persona", .string(listening.persona)),
      ("domains", strings(listening.domains)), ("users", strings(listening.users)),
      ("mailbox", JSON(listening.mailbox)),
    ]
  }

  static func members(_ reply: Reply) -> Members {
    [
      ("code", .integer(reply.code.rawValue)), ("enhanced", Facts.enhanced(reply)),
      ("lines", strings(reply.texts)),
    ]
  }

  static func members(_ message: SessionEvent.ServedMessage) -> Members {
    let (transaction, envelope) = (message.transaction, message.transaction.envelope)
    let recipients = envelope.recipients.enumerated().map { index, path in
      JSON.object([
        ("address", .string(path.mailbox.description)), ("parameters", parameters(envelope.parameters(of: index))),
      ])
    }
    let (result, id): (String, String?) =
      switch message.result {
      case .accepted(let id): ("accepted", id)
      case .tooBig: ("too-big", nil)
      case .storageFull: ("no-room", nil)
      case .notStored: ("not-stored", nil)
      case .refused: ("refused", nil)
      }
    return [
      ("result", .string(result)), ("id", JSON(id)), ("size", .integer(message.size)), ("file", JSON(message.file)),
      (
        "envelope",
        .object([
          ("from", .string(envelope.sender?.mailbox?.description ?? "")),
          ("parameters", parameters(envelope.parameters)), ("recipients", .array(recipients)),
        ])
      ),
      ("client", .string(transaction.clientAddress)), ("hello", JSON(transaction.hello?.name)),
      ("esmtp", .bool(transaction.hello?.isExtended == true)), ("tls", JSON(transaction.protection?.version)),
      ("user", JSON(transaction.user)),
    ]
  }

  private static func parameters(_ parameters: [Parameter]) -> JSON { strings(parameters.map(\.written)) }

  private static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}
