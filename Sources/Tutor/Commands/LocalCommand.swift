import Octets
internal import SMTP

/// A line for the tutor itself: it starts with a colon, which no SMTP verb does, and never reaches the server.
enum LocalCommand: Equatable {
  case help(topic: String?)
  /// No words: the practice server.
  case open([String])
  case close
  case reconnect
  case inbox([String])
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
  case notes(Settings.NotesLevel?)
  /// Nil: stop writing.
  case log(String?)
  case data(String)
  case raw([UInt8])
  /// The mechanism; nil: the best there is.
  case auth(String?)
  case hold(Bool)
  case release(atOnce: Bool)
  case quit

  /// Why a line that starts with a colon is no command.
  enum Mistake: Error, Equatable {
    case unknown(String, suggestion: String?)
    case needs(String)
  }

  static let names = [
    "help", "open", "close", "reconnect", "auth", "inbox", "explain", "state", "tls", "scenario", "wire", "timing",
    "hints",
    "stuffing", "notes", "log", "data", "raw", "hold", "release", "quit",
  ]

  /// - Parameter line: with its colon.
  init(parsing line: [UInt8]) throws(Mistake) {
    let body = line.dropFirst().trimmingBlanks
    let name = String(decoding: body.prefix { !$0.isBlank }, as: UTF8.self).lowercased()
    let rest = body.drop { !$0.isBlank }.trimmingBlanks
    let text = String(decoding: rest, as: UTF8.self)
    switch name {
    case "help", "h", "?", "": self = .help(topic: text.isEmpty ? nil : text)
    case "open": self = .open(text.split(separator: " ").map(String.init))
    case "close": self = .close
    case "reconnect": self = .reconnect
    case "inbox": self = .inbox(text.split(separator: " ").map(String.init))
    case "explain": self = .explain(text.isEmpty ? nil : text)
    case "state": self = .state
    case "tls":
      guard ["", "pem"].contains(text) else { throw .needs(":tls, or :tls pem") }
      self = .tls(pem: text == "pem")
    case "scenario": self = .scenario(text.isEmpty ? nil : text == "off" ? "" : text)
    case "wire": self = .wire(try Self.toggle(text, name))
    case "timing": self = .timing(try Self.toggle(text, name))
    case "hints": self = .hints(try Self.toggle(text, name))
    case "stuffing": self = .stuffing(try Self.toggle(text, name))
    case "notes": self = .notes(try Self.level(text))
    case "log":
      guard !text.isEmpty else { throw .needs(":log FILE writes this session to FILE; :log off stops") }
      self = .log(text == "off" ? nil : text)
    case "data":
      guard !text.isEmpty else { throw .needs(":data FILE sends a file as the message") }
      self = .data(text)
    case "auth":
      guard !text.contains(" ") else { throw .needs(":auth, or :auth MECHANISM; what it needs it asks for") }
      self = .auth(text.isEmpty ? nil : text)
    case "raw": self = .raw(try Self.octets(rest))
    case "hold": self = .hold(try Self.toggle(text, name) ?? true)
    case "release":
      guard ["", "now"].contains(text) else { throw .needs(":release, or :release now") }
      self = .release(atOnce: text == "now")
    case "quit", "q", "exit": self = .quit
    default: throw .unknown(name, suggestion: Self.suggestion(for: name))
    }
  }

  private static func toggle(_ text: String, _ name: String) throws(Mistake) -> Bool? {
    switch text {
    case "": nil
    case "on": true
    case "off": false
    default: throw .needs(":\(name) on, or :\(name) off")
    }
  }

  private static func level(_ text: String) throws(Mistake) -> Settings.NotesLevel? {
    if text.isEmpty { return nil }
    guard let level = Settings.NotesLevel(rawValue: text) else { throw .needs(":notes full, brief or off") }
    return level
  }

  /// `'a\n.\x00'`: the octets between the quotes, with `\r \n \t \0 \\ \'` and `\xNN`.
  private static func octets(_ text: ArraySlice<UInt8>) throws(Mistake) -> [UInt8] {
    let usage = Mistake.needs(#":raw '...' with octets in quotes, for example :raw 'NOOP\r\n' (also \t \0 \\ \' \xNN)"#)
    let quote = UInt8(ascii: "'")
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
    return octets
  }

  private static func suggestion(for name: String) -> String? {
    if let start = names.first(where: { !name.isEmpty && $0.hasPrefix(name) }) { return start }
    return names.first { Set($0).symmetricDifference(Set(name)).count <= 1 && abs($0.count - name.count) <= 1 }
  }
}
