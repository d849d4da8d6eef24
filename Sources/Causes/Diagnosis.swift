import Octets
package import SMTP

/// Why a server refused, as far as its reply alone tells: the cause, and what it was recognised by.
package struct Diagnosis: Equatable, Sendable {
  package enum Basis: Equatable, Sendable {
    /// What a provider calls this refusal, a list, or the page about it.
    case name(String)
    /// Words of the reply.
    case words(String)
    /// An enhanced code in the sense its provider gives it.
    case providerCode(EnhancedStatusCode)
    case enhancedCode(EnhancedStatusCode)
    /// The three digits, at this place.
    case code
  }

  /// Words and number disagree about whether the same message may get through later.
  package enum Disagreement: Equatable, Sendable {
    /// The words say that it passes, under a 5yz.
    case passing
    /// The words say that it is final, under a 4yz.
    case lasting
  }

  package let cause: Cause
  package let basis: Basis
  /// Who is known to say so; nil where a code told.
  package let source: String?
  package let disagreement: Disagreement?

  /// Nil for what is no refusal, and where nothing is known but the number.
  /// - Parameters:
  ///   - banner: the first line of the greeting, `220` left out.
  ///   - host: the name the server was reached by.
  package init?(_ heard: ClassifiedReply, banner: String?, host: String) {
    guard heard.code.isFailure || Self.isRefusingGoodbye(heard) else { return nil }
    let text = RefusalText(lines: heard.bareLines)
    let search = PhraseSearch(text)
    func found(in table: PhraseTable) -> PhraseSearch.Found? { search.first(in: table) { $0.holds(for: heard) } }
    let code = CodeCauses.telling(heard, banner: banner, host: host)
    let specific = found(in: .specific)
    if let found = specific, found.kind == .names || code?.isOwn != true || found.cause == code?.cause {
      self.init(found, in: text, of: heard)
    } else if let code, !code.isLoose {
      self.init(code, in: text, of: heard)
    } else if let found = found(in: .general) {
      self.init(found, in: text, of: heard)
    } else if let code {
      self.init(code, in: text, of: heard)
    } else if let cause = CodeCauses.cause(of: heard.code.rawValue, at: heard.place) {
      self.init(CodeCauses.Telling(cause: cause, basis: .code, isLoose: true), in: text, of: heard)
    } else {
      return nil
    }
  }

  private init(_ code: CodeCauses.Telling, in text: RefusalText, of heard: ClassifiedReply) {
    self.init(
      cause: code.cause, basis: code.basis, source: nil, disagreement: Permanence.disagreement(heard, text))
  }

  private init(_ found: PhraseSearch.Found, in text: RefusalText, of heard: ClassifiedReply) {
    let isName = found.kind == .names
    let octets = isName ? text.quoted(name: found.words) : text.quoted(words: found.words)
    let words = String(decoding: octets, as: UTF8.self)
    self.init(
      cause: found.cause, basis: isName ? .name(words) : .words(words), source: found.source,
      disagreement: Permanence.disagreement(heard, text) ?? Permanence.disagreement(heard, of: found.cause))
  }

  init(cause: Cause, basis: Basis, source: String?, disagreement: Disagreement?) {
    self.cause = cause
    self.basis = basis
    self.source = source
    self.disagreement = disagreement
  }

  /// Postfix says goodbye with 221 to what is no mail client.
  private static func isRefusingGoodbye(_ heard: ClassifiedReply) -> Bool {
    heard.code == .closing && heard.place != .quit && heard.says("break rules")
  }
}

extension Phrases {
  fileprivate func holds(for heard: ClassifiedReply) -> Bool {
    if let digit, digit != heard.code.rawValue / 100 { return false }
    if let code, code != heard.code.rawValue { return false }
    if !details.isEmpty {
      guard let status = heard.enhanced, details.contains("\(status.subject).\(status.detail)") else { return false }
    }
    guard places.isEmpty || places.contains(heard.place) else { return false }
    // What a provider calls its refusal is taken at its word.
    return kind == .names || cause.canArise(at: heard.place)
  }
}
