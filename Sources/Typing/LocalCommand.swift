package import Events
import Octets
package import SMTP
package import World

/// A line for the tutor itself: it starts with a colon, which no SMTP verb does, and never reaches the server.
package enum LocalCommand: Equatable {
  case help(topic: String?)
  /// No words: the practice server.
  case open([String])
  case close
  case reconnect
  case inbox([String])
  case learn
  case world
  /// A domain.
  case mx(String)
  /// A domain, a host with its port, or an address.
  case check(String)
  /// Nil: list the places.
  case from(String?)
  /// No host: the one at hand. No rule: all of them. No value: what it is.
  case policy(host: String?, rule: PolicyRule?, on: Bool?)
  case queue(String?)
  case later(TimeSpan)
  case explain(String?)
  case state
  /// What TLS has negotiated; the chain as PEM.
  case tls(pem: Bool)
  /// Nil: list what there is. Empty: nothing goes wrong any more.
  case scenario(String?)
  case wire(Bool?)
  case timing(Bool?)
  case hints(Bool?)
  case stuffing(Bool?)
  case notes(NotesLevel?)
  /// No name: all of them. No value: what it is.
  case set(name: String?, value: String?)
  case again
  /// Seconds between two tries.
  case watch(Double)
  /// A script's name, and the command after which it stops.
  case play(String, upTo: Verb?)
  /// No path: list what could be saved, by number. No numbers: all of it.
  case save(String?, ClosedRange<Int>?)
  /// Nil: stop writing.
  case log(String?, appends: Bool = false)
  case copy(CopySubject)
  case edit
  case data(String)
  case raw([UInt8])
  /// The mechanism; nil: the best there is.
  case auth(String?)
  case hold(Bool)
  case release(atOnce: Bool)
  case quit

  package enum CopySubject: String, CaseIterable, Sendable {
    case message, session
  }

  /// Why a line that starts with a colon is not a command.
  package enum ParseError: Error, Equatable {
    /// The names of the commands that begin like this.
    case ambiguous(String, [String])
    case unknown(String, suggestion: String?)
    /// What is missing or wrong, as a usage.
    case needs(String)
  }

  static let names = table.map(\.name)

  /// - Parameter line: with its colon.
  package init(parsing line: [UInt8]) throws(ParseError) {
    let (name, argument) = Self.split(line)
    guard let row = Self.row(named: name) else {
      let begun = Self.begun(by: name)
      if begun.count > 1 { throw .ambiguous(name, begun.map(\.name)) }
      throw .unknown(name, suggestion: Self.suggestion(for: name))
    }
    self = try row.parse(argument)
  }

  /// The row of the command that a line names; nil where there is none.
  /// - Parameter line: with its colon.
  package static func row(for line: [UInt8]) -> LocalCommandRow? { row(named: split(line).name) }

  /// - Parameter name: without its colon, in lower case; may be an alias, or the beginning that only one command has.
  static func row(named name: String) -> LocalCommandRow? {
    if let whole = table.first(where: { $0.name == name || $0.aliases.contains(name) }) { return whole }
    let begun = begun(by: name)
    return begun.count == 1 && !begun[0].isTypedWhole ? begun[0] : nil
  }

  private static func begun(by name: String) -> [LocalCommandRow] {
    name.isEmpty ? [] : table.filter { $0.name.hasPrefix(name) }
  }

  /// The name in lower case, and what follows it.
  static func split(_ line: [UInt8]) -> (name: String, argument: LocalCommandRow.Argument) {
    let body = line.dropFirst().trimmingBlanks
    let name = String(decoding: body.prefix { !$0.isBlank }, as: UTF8.self).lowercased()
    return (name, LocalCommandRow.Argument(octets: body.drop { !$0.isBlank }.trimmingBlanks))
  }

  private static func suggestion(for name: String) -> String? {
    if let start = names.first(where: { !name.isEmpty && $0.hasPrefix(name) }) { return start }
    // These names are short: in one of five letters two may be wrong.
    return Spelling.nearest(to: name, among: names, reach: max(1, (name.utf8.count + 1) / 3))
  }
}

extension Secrets {
  /// The index from which a line for the tutor itself may hold a secret: `:auth PLAIN user password`, which asks for neither.
  package static func start(inLocal line: [UInt8]) -> Int? {
    guard line.first == ASCII.colon else { return nil }
    let words = line.split(whereSeparator: \.isBlank)
    guard words.count > 2 else { return nil }
    let name = String(decoding: words[0].dropFirst(), as: UTF8.self).lowercased()
    return name == "login" || LocalCommand.row(named: name)?.name == "auth" ? words[2].startIndex : nil
  }

  /// Whether a line for the tutor itself may hold one.
  /// - Parameter unfinished: octets that went out of a line that has not ended: `:raw` may go on with it.
  package static func mayStand(inLocal line: [UInt8], behind unfinished: [UInt8], stage: Stage) -> Bool {
    masked(local: line, behind: unfinished, stage: stage) != line
  }

  /// A line for the tutor itself, as it may be shown.
  /// - Parameter unfinished: octets that went out of a line that has not ended.
  package static func masked(local line: [UInt8], behind unfinished: [UInt8] = [], stage: Stage) -> [UInt8] {
    if case .raw(let octets)? = try? LocalCommand(parsing: line), mayStand(in: unfinished + octets, stage: stage) {
      return Array(":raw ".utf8) + Concealed.stars
    }
    if let start = start(inLocal: line) { return line[..<start] + Concealed.stars }
    return Array(withoutUserInfo(String(decoding: line, as: UTF8.self)).utf8)
  }
}
