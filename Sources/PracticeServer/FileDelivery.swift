import CLibrary
import Octets
import Personas
import SMTP
import Unix

/// A message that is to be written to a file, once, whoever its recipients are.
struct FileDelivery: Sendable {
  let maildir: Maildir
  /// Of the file. Nothing that a client has said is in it.
  let name: String
  let head: [UInt8]
  let text: [UInt8]
  let id: String

  /// Waits for the disk.
  func run() -> MailTransaction.DataResult {
    do throws(Descriptor.Failure) {
      try maildir.deliver(head + text, as: name)
      return .accepted(id: id)
    } catch {
      return [ENOSPC, EDQUOT, EFBIG].contains(error.number) ? .storageFull : .notStored(reason: error.text)
    }
  }
}

/// What is written on top of a message in a file: where bounces go, each recipient, and the Received lines of the persona.
///
///     Return-Path: <ann@client.test>
///     Envelope-To: bob@example.org
///     Received: from [127.0.0.1] (helo=x)
///       by mx.example.org with smtp
enum MessageHead {
  static func octets(_ delivery: Delivery, _ recipients: [Mailbox], _ manner: any PersonaManner) -> [UInt8] {
    let sender = delivery.transaction.envelope.sender?.mailbox?.description ?? ""
    var lines = ["Return-Path: <\(sender)>"] + recipients.map { "Envelope-To: \($0)" }
    if let first = recipients.first {
      let trace = manner.trace(delivery, for: first, isOnly: recipients.count == 1).map(\.text)
      lines += trace.drop { !$0.hasPrefix("Received:") }
    }
    return lines.flatMap { safe($0) + ASCII.crlf }
  }

  /// A client may call itself by a name with control octets in it; none of them begins another line.
  private static func safe(_ line: String) -> [UInt8] {
    line.utf8.enumerated().map { index, octet in
      octet < ASCII.space && !(index == 0 && octet == 0x09) || octet == 0x7F ? UInt8(ascii: "?") : octet
    }
  }
}
