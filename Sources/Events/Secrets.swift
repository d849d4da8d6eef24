import Octets
import SASL
package import SMTP
import TLS

/// Keeps what may be a password off the screen and out of every file. LOGIN's user name alone is none.
package enum Secrets {
  /// The line as it may be shown: the verb and the mechanism stay.
  /// - Parameter isUnseen: what was typed unseen stays so, a user name too.
  package static func masked(_ request: Request, isUnseen: Bool = false) -> [UInt8] {
    let (open, hasSecret) = split(request, isUserName: isUnseen ? { _ in false } : SASLDecoder.isUserName)
    return hasSecret ? open + Concealed.stars : open
  }

  /// What of the line is hidden; empty where nothing is.
  package static func hidden(in request: Request, isUnseen: Bool = false) -> ArraySlice<UInt8> {
    let (open, hasSecret) = split(request, isUserName: isUnseen ? { _ in false } : SASLDecoder.isUserName)
    return hasSecret ? request.sent.revealed.dropFirst(open.count) : []
  }

  /// The line as it may be kept: whoever replays it is asked for the secret.
  package static func template(_ request: Request, isUnseen: Bool = false) -> Template {
    // A login given up is no secret, and the log says so.
    if request.kind == .authResponse, request.sent.revealed == [UInt8(ascii: "*")] {
      return Template(request.sent.revealed)
    }
    let (open, hasSecret) = split(request, isUserName: isUnseen ? { _ in false } : SASLDecoder.isUserName)
    var template = Template(open)
    if hasSecret, let placeholder = Placeholder(name: "response", isSecret: true) {
      template.append(.placeholder(placeholder))
    }
    return template
  }

  /// The index from which a typed line is shown as stars; nil for a line without a secret.
  /// - Parameter login: the one whose challenge the line answers.
  package static func start(in line: [UInt8], stage: Stage, login: AuthExchange? = nil) -> Int? {
    let isAnswer = stage == .auth
    let request = Request(
      kind: isAnswer ? .authResponse : .command(Verb(of: line)), line: line,
      isUserName: isAnswer && login?.asksForUserName == true)
    guard request.isSecret else { return nil }
    let (open, hasSecret) = split(request, isUserName: SASLDecoder.mayBecomeUserName)
    return hasSecret ? open.count : nil
  }

  /// Whether octets without the form of one line may hold a secret. Better once too often than once too seldom.
  package static func mayStand(in octets: [UInt8], stage: Stage) -> Bool {
    if stage.isText { return false }
    return stage == .auth || String(decoding: octets, as: UTF8.self).asciiUppercased.contains(phrase: "AUTH")
      || octets.split(whereSeparator: { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn })
        .contains { SecretSlip.start(in: Array($0)) != nil }
  }

  /// The user and the password in an address as browsers have it, `smtp://user:password@host`, made stars.
  package static func withoutUserInfo(_ text: String) -> String {
    guard let scheme = text.range(ofPhrase: "://"), let end = text[scheme.upperBound...].lastIndex(of: "@") else {
      return text
    }
    return "\(text[..<scheme.upperBound])****\(text[end...])"
  }

  private static func split(
    _ request: Request, isUserName: ([UInt8]) -> Bool
  ) -> (open: [UInt8], hasSecret: Bool) {
    let line = request.sent.revealed
    guard let openCount = request.openCount else { return (line, false) }
    if let name = request.userName, isUserName(name) { return (line, false) }
    return (Array(line[..<openCount]), openCount < line.count || request.kind == .authResponse)
  }
}
