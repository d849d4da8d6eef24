import Events
import Octets
import SMTP

/// Everything the tutor knows about one `:` command, except how it is carried out. In a lesson all of them work.
package struct LocalCommandRow: Sendable {
  /// A line of the overview that `:help` shows: what is typed, and what it does.
  struct Overview: Sendable {
    let form: String
    let words: String
  }

  /// What Tab offers after the name.
  enum Completion: Sendable {
    case nothing
    /// What `:help` explains.
    case topics
    case words([String])
    /// The names of settings, and the values of the one that was typed.
    case settings
    /// Files, and these words; after one of either, the last.
    case files(or: [String], then: [String] = [])
    /// A host, and after it, with a port or without, how TLS is spoken there.
    case server
    /// Mechanisms that the server lists and the program knows; before a list, those it knows.
    case mechanisms
    /// Hosts of the practice world, and these words.
    case hosts
    /// Domains of the practice world; places there to connect from; hosts and their rules.
    case domains, places, policies
    /// Mailboxes of the addresses used so far.
    case mailboxes
  }

  /// Without its colon, in lower case.
  let name: String
  var aliases: [String] = []
  /// How it is typed, with its colon: a value to choose is `[on|off]`, one of your own is `FILE`.
  package let usage: String
  /// What `:help :name` says below the usage.
  package let help: String
  /// Nil where the line of a row before it names this command, too.
  var overview: Overview?
  var completion = Completion.nothing
  /// Whether it must not be meant by its beginning alone: it sends or ends something.
  var isTypedWhole = false
  /// Whether it can only be used while there is a connection.
  package var needsConnection = false
  /// Why it cannot be used in a replay, as a sentence; nil where it can.
  package var refusalInReplay: String?
  let parse: Parser

  /// The first sentence of its help.
  package var summary: String {
    help.range(ofPhrase: ". ").map { "\(help[..<$0.lowerBound])." } ?? help
  }
}

extension LocalCommandRow {
  typealias Parser = @Sendable (Argument) throws(LocalCommand.ParseError) -> LocalCommand

  /// What was typed after the name, without the spaces around it.
  struct Argument {
    let octets: ArraySlice<UInt8>

    var text: String { String(decoding: octets, as: UTF8.self) }
    var textIfAny: String? { octets.isEmpty ? nil : text }
    var words: [String] { text.split(separator: " ").map(String.init) }
  }

  /// A command that takes no argument.
  static func alone(_ name: String, _ command: LocalCommand) -> Parser {
    { argument throws(LocalCommand.ParseError) in
      guard argument.octets.isEmpty else { throw .needs(":\(name), with nothing after it") }
      return command
    }
  }

  static func words(
    atMost limit: Int, usage: String, _ command: @escaping @Sendable ([String]) -> LocalCommand
  ) -> Parser {
    { argument throws(LocalCommand.ParseError) in
      guard argument.words.count <= limit else { throw .needs(usage) }
      return command(argument.words)
    }
  }

  /// A name, and a value that may have spaces in it.
  static let setting: Parser = { argument throws(LocalCommand.ParseError) in
    let name = argument.octets.prefix { !$0.isBlank }
    let value = argument.octets.dropFirst(name.count).trimmingBlanks
    func text(_ octets: ArraySlice<UInt8>) -> String? { octets.isEmpty ? nil : String(decoding: octets, as: UTF8.self) }
    return .set(name: text(name), value: text(value))
  }

  /// `on`, `off`, or neither.
  static func toggle(_ name: String, _ command: @escaping @Sendable (Bool?) -> LocalCommand) -> Parser {
    { argument throws(LocalCommand.ParseError) in
      switch argument.text {
      case "": command(nil)
      case "on": command(true)
      case "off": command(false)
      default: throw .needs(":\(name) on, or :\(name) off")
      }
    }
  }

  /// One word that may be there.
  static func flag(
    _ word: String, usage: String, _ command: @escaping @Sendable (Bool) -> LocalCommand
  ) -> Parser {
    { argument throws(LocalCommand.ParseError) in
      guard ["", word].contains(argument.text) else { throw .needs(usage) }
      return command(argument.text == word)
    }
  }

  /// Something that has to be there.
  static func required(usage: String, _ command: @escaping @Sendable (String) -> LocalCommand) -> Parser {
    { argument throws(LocalCommand.ParseError) in
      guard let text = argument.textIfAny else { throw .needs(usage) }
      return command(text)
    }
  }

  static let notesLevel: Parser = { argument throws(LocalCommand.ParseError) in
    guard let text = argument.textIfAny else { return .notes(nil) }
    guard let level = NotesLevel(rawValue: text) else { throw .needs(":notes full, brief or off") }
    return .notes(level)
  }

  static let mechanism: Parser = { argument throws(LocalCommand.ParseError) in
    guard !argument.text.contains(" ") else { throw .needs(":auth, or :auth MECHANISM; it asks for what it needs") }
    return .auth(argument.textIfAny)
  }

  /// `'a\n.\x00'`: the octets between the quotes, with `\r \n \t \0 \\ \'` and `\xNN`.
  static let quotedOctets: Parser = { argument throws(LocalCommand.ParseError) in
    let usage = LocalCommand.ParseError.needs(
      #":raw '...' with octets in quotes, for example :raw 'NOOP\r\n' (also \t \0 \\ \' \xNN)"#)
    let quote = UInt8(ascii: "'")
    let text = argument.octets
    guard text.count >= 2, text.first == quote, text.last == quote else { throw usage }
    var octets: [UInt8] = []
    var rest = text.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        octets.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "r"): octets.append(ASCII.carriageReturn)
      case UInt8(ascii: "n"): octets.append(ASCII.lineFeed)
      case UInt8(ascii: "t"): octets.append(ASCII.tab)
      case UInt8(ascii: "0"): octets.append(ASCII.nul)
      case UInt8(ascii: "\\"): octets.append(UInt8(ascii: "\\"))
      case quote: octets.append(quote)
      case UInt8(ascii: "x"):
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        guard digits.utf8.count == 2, digits.first?.isHexDigit == true, let octet = UInt8(digits, radix: 16) else {
          throw usage
        }
        octets.append(octet)
        rest = rest.dropFirst(2)
      default: throw usage
      }
    }
    guard !octets.isEmpty else { throw usage }
    return .raw(octets)
  }
}
