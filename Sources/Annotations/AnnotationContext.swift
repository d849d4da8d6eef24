import Octets
package import SMTP

/// What a note may need to know besides the reply itself. Facts only; who gathers them is not known here.
package struct AnnotationContext: Sendable {
  package let host: String
  /// The first line of the server's greeting, `220` left out.
  package let banner: String?
  package let isPracticeServer: Bool
  package let port: Int
  /// Where the server is.
  package let peer: AddressScope
  /// Whether TLS is on.
  package let isEncrypted: Bool
  /// The name a HELO or EHLO gave that the server accepted.
  package let helloName: String?
  package let extensions: ExtensionList?
  /// What to propose where an address has to be typed: the user's own.
  package let address: String
  /// What the connection has shown.
  package let history: SessionHistory
  /// Whether the client was a mail server that delivered a message, as its log or its bounce tells.
  package var isDelivery = false

  package init(
    host: String, banner: String?, isPracticeServer: Bool, port: Int = 25, peer: AddressScope = .elsewhere,
    isEncrypted: Bool = false, helloName: String?, extensions: ExtensionList?, address: String,
    history: SessionHistory = SessionHistory()
  ) {
    self.host = host
    self.banner = banner
    self.isPracticeServer = isPracticeServer
    self.port = port
    self.peer = peer
    self.isEncrypted = isEncrypted
    self.helloName = helloName
    self.extensions = extensions
    self.address = address
    self.history = history
  }

  /// For texts outside any session, such as help: addresses stay placeholders.
  package static let nowhere = AnnotationContext(
    host: "the server", banner: nil, isPracticeServer: false, helloName: nil, extensions: nil, address: "")

  /// The greeting to propose. The tutorial's own on the practice server; elsewhere the domain of the user's address.
  var hello: String {
    if isPracticeServer { return "HELO x" }
    guard let at = address.lastIndex(of: "@") else { return "EHLO YOUR_HOST_NAME" }
    return "EHLO \(Excerpt.fitting(String(address[address.index(after: at)...]), in: 60) ?? "YOUR_HOST_NAME")"
  }

  /// The greeting to propose where the list of extensions is wanted.
  package var extendedHello: String { isPracticeServer ? "EHLO x" : hello }

  /// The address to propose; a blank to fill in when it would not fit into a note.
  var proposedAddress: String {
    address.isEmpty ? "YOUR_ADDRESS" : Excerpt.fitting(address, in: 50) ?? "YOUR_ADDRESS"
  }

  /// Fills the blanks of a table's text: `{hello}`, `{ehlo}`, `{address}`.
  func fill(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    return text.replacing(phrase: "{hello}", with: hello).replacing(phrase: "{address}", with: proposedAddress)
      .replacing(phrase: "{ehlo}", with: extendedHello)
  }
}
