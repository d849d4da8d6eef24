package import Names
package import Octets

/// Whether a domain allows an address to send mail in its name (RFC 7208).
///
/// Nothing is asked here: an evaluation goes as far as the answers at hand, and says which it needs next.
///
///     switch SPF.evaluate(sender, knowing: { answers[$0] }) {
///     case .needs(let question): ...            // ask it, and evaluate again
///     case .done(let outcome): outcome.result   // .pass
///     }
package enum SPF {
  /// Section 2.6.
  package enum Result: String, Sendable {
    case none, neutral, pass, fail, softfail, temperror, permerror
  }

  /// Whose mail it is, and where it comes from.
  package struct Sender: Equatable, Sendable {
    package let address: IPAddress
    package let localPart: String
    package let domain: DomainName
    /// The name in HELO or EHLO.
    package let hello: String

    /// - Parameter localPart: `postmaster` where MAIL FROM names none (section 4.3).
    package init(address: IPAddress, localPart: String = "postmaster", domain: DomainName, hello: String) {
      (self.address, self.localPart, self.domain, self.hello) = (address, localPart, domain, hello)
    }
  }

  /// Why a record cannot be used by anybody (section 4.6).
  package enum Fault: Error, Equatable, Sendable {
    case severalRecords(Int)
    /// It is none, or not where it may be.
    case term(ForeignText)
    /// More than ten terms ask the name service.
    case tooManyLookups
    /// More than two questions led nowhere.
    case tooManyVoidLookups
    /// More than ten MX, or names of the address.
    case tooManyHosts(DomainName)
    /// A record refers to a domain that has none.
    case noRecord(DomainName)
  }

  package struct Outcome: Equatable, Sendable {
    package var result: Result
    /// What decided it, as the record has it; nil where no term did.
    package var term: ForeignText?
    /// Whose record that is: the domain's, or one that it includes or is redirected to.
    package var owner: DomainName?
    /// With `permerror`.
    package var fault: Fault?
    /// With `temperror`: what had no answer.
    package var unanswered: DNSQuestion?
    /// Terms that asked the name service.
    package var lookups = 0

    package init(_ result: Result) { self.result = result }
  }

  package enum Step: Equatable, Sendable {
    case needs(DNSQuestion)
    case done(Outcome)
  }

  /// Which of a domain's TXT records are of SPF (section 4.5); one is right.
  package static func records(_ texts: [[UInt8]]) -> [String] {
    texts.map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.lowercased() == "v=spf1" || $0.lowercased().hasPrefix("v=spf1 ") }
  }

  /// - Parameter answer: what the name service said; nil: nobody has asked it yet.
  package static func evaluate(_ sender: Sender, knowing answer: @escaping (DNSQuestion) -> DNSAnswer?) -> Step {
    var evaluation = SPFEvaluation(sender, answer)
    do throws(SPFEvaluation.Stop) {
      var outcome = try evaluation.check(sender.domain)
      outcome.lookups = evaluation.lookups
      return .done(outcome)
    } catch {
      var outcome: Outcome
      switch error {
      case .needs(let question): return .needs(question)
      case .fault(let fault):
        outcome = Outcome(.permerror)
        outcome.fault = fault
      case .unanswered(let question):
        outcome = Outcome(.temperror)
        outcome.unanswered = question
      }
      outcome.lookups = evaluation.lookups
      return .done(outcome)
    }
  }
}
