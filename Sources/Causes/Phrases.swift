import SMTP

/// The words by which servers say one cause, in one entry: a row a line, tried in order.
///
///     Phrases(.mailboxFull, by: "Dovecot; Gmail", """
///       over quota / overquota
///       mailbox > full / exceeded except message
///       """)
///
/// A row holds if every part of it is in the reply: `/` separates alternatives, `+` parts that may be anywhere, `>` parts
/// that follow each other within forty octets. After `except` comes what must not be in it. Everything is lower case and
/// begins at the start of a word; a `$` says that the word ends there. In general rows `<recipient>` is any of the words of
/// that `WordGroup`. Punctuation counts as a space, an apostrophe as
/// nothing; addresses, host names and links are left out, except for `names`, which are found anywhere, as they are.
struct Phrases: Sendable {
  enum Kind: Sendable {
    /// What a provider calls a refusal, a list or a page about one.
    case names
    case words
  }

  let kind: Kind
  let cause: Cause
  /// The first digit it holds for; nil: 4 and 5.
  let digit: Int?
  /// The exact code it holds for; nil: any refusal.
  let code: Int?
  /// The enhanced codes it holds for, without their class, `1.8`; none: any, or none at all.
  let details: [String]
  /// The places it holds at; none: anywhere.
  let places: [ReplyContext]
  /// Who says so: software, providers, an RFC.
  let source: String
  /// What must not be in the reply, for all of its rows.
  let exceptions: String
  let rows: String

  init(
    _ cause: Cause, as kind: Kind = .words, digit: Int? = nil, code: Int? = nil, details: [String] = [],
    at places: [ReplyContext] = [], by source: String, except exceptions: String = "", _ rows: String
  ) {
    self.kind = kind
    self.cause = cause
    self.digit = digit
    self.code = code
    self.details = details
    self.places = places
    self.source = source
    self.exceptions = exceptions
    self.rows = rows
  }

  /// In the order in which they are tried: the narrow before the broad.
  static var specific: [Phrases] {
    tokens + networks + checks + dialogue + login + proof + limits + listed + host + addressee + origin + recipient
      + malformed + content + server + broad
  }
}
