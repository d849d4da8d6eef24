/// An EHLO keyword: what it offers, what it lets a client type, and where that is written. The one row a keyword has
/// on the client's side: Tab, the hint at the end of the line and `:help` read it.
struct ExtensionRow: Sendable {
  let keywords: [String]
  let meaning: String
  /// What it lets a client type, if that is short to say.
  let syntax: String?
  /// The parameters of MAIL and RCPT that it brings.
  let parameters: [MailParameter]
  let reference: String

  init(
    _ keywords: String..., meaning: String, syntax: String? = nil, parameters: [MailParameter] = [], _ reference: String
  ) {
    self.keywords = keywords
    self.meaning = meaning
    self.syntax = syntax
    self.parameters = parameters
    self.reference = reference
  }
}
