/// An EHLO keyword: what it offers, and where that is written.
struct ExtensionRow: Sendable {
  let keywords: [String]
  let meaning: String
  /// What it lets a client type, if that is short to say.
  let syntax: String?
  let reference: String

  init(_ keywords: String..., meaning: String, syntax: String? = nil, _ reference: String) {
    self.keywords = keywords
    self.meaning = meaning
    self.syntax = syntax
    self.reference = reference
  }
}
