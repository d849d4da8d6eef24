import Octets
import SMTP

/// Compares a typed line with a right one by what they mean.
struct LineMatch {
  let expected: String
  let accepts: Set<Lesson.Acceptance>

  /// Nil when both mean the same: case of verbs and domains, spare spaces, more parameters and source routes do not
  /// count.
  func mismatch(from typed: [UInt8]) -> Mismatch? {
    let wanted = Array(expected.utf8)
    let wantedVerb = Verb(of: wanted)
    let verb = Verb(of: typed)
    // What is to be typed may be no command at all, so that one sees how a server takes it.
    guard let command = try? Command(parsing: wanted) else {
      if Self.folded(wanted) == Self.folded(typed) { return nil }
      return verb == wantedVerb
        ? .argument(expected: Self.argument(wanted), typed: Self.argument(typed))
        : .verb(expected: wantedVerb, typed: verb)
    }
    guard verb == wantedVerb || isHello(verb, inPlaceOf: wantedVerb) else {
      return .verb(expected: wantedVerb, typed: verb)
    }
    do throws(CommandError) {
      return mismatch(command, try Command(parsing: typed))
    } catch {
      return .malformed(verb, error)
    }
  }

  private func isHello(_ verb: Verb, inPlaceOf wanted: Verb) -> Bool {
    wanted == .helo && verb == .ehlo && accepts.contains(.ehlo)
      || wanted == .ehlo && verb == .helo && accepts.contains(.helo)
  }

  private func mismatch(_ wanted: Command, _ typed: Command) -> Mismatch? {
    switch (wanted, typed) {
    case (.helo(let wanted), .helo(let name)), (.helo(let wanted), .ehlo(let name)),
      (.ehlo(let wanted), .ehlo(let name)), (.ehlo(let wanted), .helo(let name)):
      let isSame = accepts.contains(.anyName) || wanted.lowercased() == name.lowercased()
      return isSame ? nil : .name(expected: wanted, typed: name)
    case (.mail(let wanted, let parameters), .mail(let path, let given)):
      guard accepts.contains(.anyAddress) || MailMatch.same(wanted, path) else {
        return .address(.mail, expected: wanted.mailbox, typed: path.mailbox)
      }
      return missing(parameters, in: given)
    case (.rcpt(let wanted, let parameters), .rcpt(let path, let given)):
      guard accepts.contains(.anyAddress) || MailMatch.same(wanted.mailbox, path.mailbox) else {
        return .address(.rcpt, expected: wanted.mailbox, typed: path.mailbox)
      }
      return missing(parameters, in: given)
    case (.auth(let wanted, let response), .auth(let mechanism, let given)):
      return LoginMatch.mismatch((wanted, response), (mechanism, given)).map { .login($0) }
    // A verb that nobody knows may have anything after it, where any name is accepted.
    case (.other, .other) where accepts.contains(.anyName): return nil
    default:
      let (wanted, argument) = (Self.argument(of: wanted), Self.argument(of: typed))
      return MessageText.same(wanted, argument) ? nil : .argument(expected: wanted, typed: argument)
    }
  }

  /// Compares the answer to a 334 with the initial response of the line that is expected.
  func mismatch(ofResponse typed: [UInt8]) -> Mismatch? {
    guard case .auth(_, let response?)? = try? Command(parsing: Array(expected.utf8)) else { return .login(.other) }
    return LoginMatch.mismatch(response: response, String(decoding: typed.trimmingBlanks, as: UTF8.self))
      .map { .login($0) }
  }

  /// Whether a line begins the login that is expected, which goes on after a 334.
  func isBegun(by typed: [UInt8]) -> Bool {
    guard accepts.contains(.anyLoginForm), case .auth(let wanted, .some)? = try? Command(parsing: Array(expected.utf8)),
      case .auth(let mechanism, nil)? = try? Command(parsing: typed)
    else { return false }
    return mechanism == wanted
  }

  private func missing(_ wanted: [Parameter], in given: [Parameter]) -> Mismatch? {
    let there = given.map(Self.folded)
    return wanted.first { !there.contains(Self.folded($0)) }.map { .parameter(missing: $0) }
  }

  /// The list of NOTIFY has no order (RFC 3461, section 4.1).
  private static func folded(_ parameter: Parameter) -> String {
    let text = parameter.description.asciiUppercased
    guard text.hasPrefix("NOTIFY=") else { return text }
    return "NOTIFY=" + text.dropFirst(7).split(separator: ",").sorted().joined(separator: ",")
  }

  /// What counts after the verb of commands whose argument is plain text.
  private static func argument(of command: Command) -> String {
    switch command {
    case .vrfy(let text), .expn(let text): text
    case .help(let topic): topic ?? ""
    case .other(_, let argument): argument
    default: ""
    }
  }

  private static func argument(_ line: [UInt8]) -> String {
    String(decoding: line.drop { !$0.isBlank }.trimmingBlanks, as: UTF8.self)
  }

  /// What follows the path of a right line besides the parameters that were asked for.
  func surplus(of typed: [UInt8]) -> String? {
    let given: [Parameter]
    switch try? Command(parsing: typed) {
    case .mail(_, let parameters), .rcpt(_, let parameters): given = parameters
    default: return nil
    }
    let wanted = Set(expected.uppercased().split(separator: " ").map(String.init))
    let rest = given.map(\.description).filter { !wanted.contains($0.uppercased()) }
    return rest.isEmpty ? nil : rest.joined(separator: " ")
  }

  /// One case, one space between words, none at the ends and none after a colon.
  static func folded(_ line: [UInt8]) -> [UInt8] {
    let words = Array(line.split(whereSeparator: \.isBlank).joined(separator: [ASCII.space])).map(\.asciiUppercased)
    return words.indices.filter { words[$0] != ASCII.space || words[$0 - 1] != ASCII.colon }.map { words[$0] }
  }
}
