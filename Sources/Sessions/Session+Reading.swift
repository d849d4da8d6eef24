import Annotations
import Events
import Octets
import SASL
import SMTP
import TLS

/// Reads along while somebody logs in, by hand or with `:auth`.
extension Session {
  /// Before a login goes out that others may read. It goes out as it was typed.
  func adviseLogin(_ request: Request) {
    guard request.verb == .auth, link?.isDrivenByAuth != true, security != .verified else { return }
    presenter.note(annotator.readableLogin(Self.mechanism(of: request), isEncrypted: security != .clear, in: context))
  }

  /// What goes out; what was typed unseen is not talked about.
  func read(login request: Request, isUnseen: Bool) {
    let content: SASLLine?
    switch request.kind {
    case .command(.auth):
      let words = request.sent.revealed.split(whereSeparator: \.isBlank)
      link?.saslDecoder = SASLDecoder(mechanism: Self.mechanism(of: request))
      // Whatever stands behind the mechanism is the initial response, blanks and all.
      content =
        words.count > 2
        ? link?.saslDecoder?.read(
          initialResponse: Array(request.sent.revealed[words[2].startIndex...]), isUserName: request.userName != nil)
        : nil
    case .authResponse:
      content = link?.saslDecoder?.read(client: request.sent.revealed, isUserName: request.userName != nil)
    default: content = nil
    }
    if let content, !isUnseen { presenter.login(content, from: .client) }
  }

  /// What the server asks; anything but a 334 ends the login.
  func read(challenge answer: Answer) {
    guard answer.request?.kind == .authResponse || answer.request?.verb == .auth else { return }
    guard answer.reply.code == .authChallenge else {
      link?.saslDecoder = nil
      return
    }
    if let content = link?.saslDecoder?.read(server: answer.reply.lines[0].text) {
      presenter.login(content, from: .server)
    }
  }

  private static func mechanism(of request: Request) -> String {
    let words = request.line.split(whereSeparator: \.isBlank)
    return words.count > 1 ? String(decoding: words[1], as: UTF8.self) : ""
  }
}
