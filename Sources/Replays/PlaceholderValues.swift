import Events
import Network
import Octets
import SMTP
import Sessions
import Terminal

/// What the placeholders of a script stand for in this replay. Known ones follow from the session; others are asked
/// for once, secrets without echo, and a value never holds a line end.
@MainActor final class PlaceholderValues {
  static let address = "YOUR_ADDRESS"

  private let session: Session
  private let editor: (any LinePrompt)?
  private var given: [Placeholder: Concealed] = [:]

  init(session: Session, editor: (any LinePrompt)?, given: [String: String]) {
    (self.session, self.editor) = (session, editor)
    for (name, value) in given {
      if let placeholder = Placeholder(name: name) {
        self.given[placeholder] = Concealed(Self.oneLine(Array(value.utf8)))
      }
    }
  }

  /// Whether somebody sits there who can be asked.
  var canAsk: Bool { editor != nil }

  struct Missing: Error, Equatable {
    let placeholder: Placeholder
  }

  /// The octets of a template, for a line that goes out.
  func octets(of template: Template) async throws(Missing) -> [UInt8] {
    for placeholder in template.placeholders where value(of: placeholder) == nil {
      guard let answer = await ask(for: placeholder) else { throw Missing(placeholder: placeholder) }
      given[placeholder] = Concealed(Self.oneLine(answer))
    }
    return template.resolved(value) ?? []
  }

  /// The line as it may be shown: a secret stays a placeholder, and so does what is not known yet.
  func shown(_ template: Template) -> [UInt8] {
    template.resolved { placeholder in
      placeholder.isSecret ? Array("****".utf8) : self.value(of: placeholder) ?? Array(placeholder.description.utf8)
    } ?? []
  }

  private func value(of placeholder: Placeholder) -> [UInt8]? {
    if let value = given[placeholder] { return value.revealed }
    guard !placeholder.isSecret else { return nil }
    switch placeholder.name {
    case Self.address: return Array(session.address.utf8)
    case "SERVER": return Array(session.hostName.utf8)
    case "CLIENT_ADDRESS": return session.link.map { Array(Self.host($0.connection.local).utf8) }
    default: return nil
    }
  }

  private func ask(for placeholder: Placeholder) async -> [UInt8]? {
    guard let editor else { return nil }
    if placeholder.isSecret { return await session.readSecret("\(placeholder.name) (not shown): ", from: editor) }
    session.presenter.flush()
    let lines = LineSource(origin: .editor(editor), session: session)
    guard case .line(let line) = await lines.next(prompt: "\(placeholder.name): ", kind: .message) else { return nil }
    return line
  }

  /// A value that held a line end would be two commands.
  private static func oneLine(_ value: [UInt8]) -> [UInt8] {
    value.filter { $0 != ASCII.carriageReturn && $0 != ASCII.lineFeed }
  }

  /// `127.0.0.1:52814` without its port.
  private static func host(_ address: String) -> String {
    String(address.prefix(upTo: address.lastIndex(of: ":") ?? address.endIndex))
  }
}
