import Annotations
import Events
import Octets
import Personas
import PracticeServer
import SMTP

extension Session {
  /// The mail the practice server took: what was said in the envelope beside the message as it was delivered.
  /// - Parameter words: a mailbox, and the number of a message in it; without them, the newest message of all.
  package func inbox(_ words: [String]) -> Effect {
    guard practice != nil || worldServers != nil else {
      presenter.warn("This session has no practice server, and no other mailboxes can be read. :open starts one.")
      return .failed(.usage)
    }
    let store = mailStore
    guard !store.mailboxes.isEmpty else {
      presenter.say(
        "No message has been delivered yet: first come MAIL, RCPT, DATA, the message and the lone "
          + "dot.")
      return .none
    }
    if words.isEmpty {
      list(store)
      if let newest = store.newest { show(newest) }
      return .none
    }
    return show(mailbox: words[0], number: words.count > 1 ? words[1] : nil, in: store)
  }

  private func list(_ store: MailStore) {
    for mailbox in store.mailboxes {
      presenter.say("\(mailbox): \(Phrases.count(store.messages(in: mailbox).count, "message"))")
    }
  }

  /// A mailbox of the practice server is named with its domain or without.
  package nonisolated static func mailbox(named name: String) -> String {
    name.contains("@") ? name : "\(name)@\(practiceDomain)"
  }

  private func show(mailbox name: String, number: String?, in store: MailStore) -> Effect {
    let full = full(name, in: store)
    guard let mailbox = try? Mailbox(full), case let messages = store.messages(in: mailbox), !messages.isEmpty else {
      presenter.warn("No messages for \(full). :inbox lists the mailboxes that have some.")
      return .failed(.usage)
    }
    let wanted = number.map { Int($0) ?? 0 } ?? messages.count
    guard messages.indices.contains(wanted - 1) else {
      presenter.warn("\(mailbox) has \(Phrases.count(messages.count, "message")), numbered from 1.")
      return .failed(.usage)
    }
    if number == nil, messages.count > 1 {
      presenter.say("\(mailbox) has \(messages.count) messages; this is the last. :inbox \(name) 1 shows the first.")
    }
    show(messages[wanted - 1])
    return .none
  }

  /// A name without a domain is one of the practice server; where it has no such mailbox, the only other one of that name.
  private func full(_ name: String, in store: MailStore) -> String {
    let full = Self.mailbox(named: name)
    guard !name.contains("@"), !store.mailboxes.contains(where: { $0.description == full.lowercased() }) else {
      return full
    }
    let others = store.mailboxes.filter { $0.localPart == name.lowercased() }
    return others.count == 1 ? others[0].description : full
  }

  /// Two columns: where each line came from, and the line.
  private func show(_ message: DeliveredMessage) {
    presenter.heading("In the mailbox of \(message.recipient):")
    for line in message.trace { row(Self.source(line), Array(line.text.utf8)) }
    let hops = cameThroughWorld(message) ? receivedHops(of: message) : []
    for line in Self.lines(of: message.text).enumerated() {
      row(hops.first { $0.lines.contains(line.offset) }?.label ?? "DATA", line.element)
    }
    if cameThroughWorld(message) { tell(hops, of: message) }
    // A report that a server wrote has nothing in it that anybody typed.
    if message.envelope.sender != .null { presenter.note(annotator.inbox(in: context)) }
  }

  private func row(_ source: String, _ line: [UInt8]) {
    presenter.delivered(label: source, line)
  }

  /// The command a line of the trace owes its content to.
  private static func source(_ line: TraceLine) -> String {
    var names: [String] = []
    for origin in line.origins {
      let name =
        switch origin {
        case .connection: "connection"
        case .hello: "HELO"
        case .tls: "TLS"
        case .mail: "MAIL FROM"
        case .rcpt: "RCPT TO"
        case .endOfData: "the 250"
        case .clock: "clock"
        case .server: ""
        }
      if !names.contains(name) { names.append(name) }
    }
    // An address and a HELO name share one line: the one that can be relied on, and the one that cannot.
    if Set(names) == ["connection", "HELO"] { return "IP and HELO" }
    if names == ["HELO", "TLS"] { return "HELO, TLS" }
    return names.first ?? ""
  }

  private static func lines(of text: [UInt8]) -> [[UInt8]] {
    var lines = text.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
      .map { Array($0.withoutCarriageReturn) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
