package import Names
package import Octets

/// A zone of DNS that lists addresses from which unwanted mail comes (RFC 5782). Only zones that somebody names are asked.
package enum BlockList {
  package enum State: Equatable, Sendable {
    case notListed
    /// - Parameters:
    ///   - codes: of 127.0.0.0/8, what they mean is each list's own affair.
    ///   - reasons: what the list says to it.
    case listed(codes: [IPAddress], reasons: [ForeignText])
    /// What it says means nothing.
    case unusable(Fault)
  }

  /// Why a list cannot be believed.
  package enum Fault: Equatable, Sendable {
    /// The name service gave no answer about it.
    case unanswered
    /// Its test entry is missing: there is no list of that name, or it does not answer this resolver (section 5).
    case testMissing
    /// It lists what no list may: it lists everything.
    case listsAll
    /// It says so itself: a code of 127.255.255.0/24.
    case refuses(IPAddress)
    /// An answer that is not a code.
    case foreign(IPAddress)
  }

  package enum Step: Equatable, Sendable {
    case needs([DNSQuestion])
    case done(State)
  }

  /// - Parameter answer: what the name service said; nil: nobody has asked it yet.
  package static func look(
    for address: IPAddress, in zone: DomainName, knowing answer: (DNSQuestion) -> DNSAnswer?
  ) -> Step {
    let tests = address.isIPv6 ? ("::ffff:7f00:2", "::ffff:7f00:1") : ("127.0.0.2", "127.0.0.1")
    let places = [IPAddress(tests.0), IPAddress(tests.1), address].map { $0?.listed(in: zone) }
    guard let listed = places[0], let notListed = places[1], let own = places[2] else {
      return .done(.unusable(.testMissing))
    }
    let questions = [listed, notListed, own].map { DNSQuestion($0, .a) } + [DNSQuestion(own, .txt)]
    let missing = questions.filter { answer($0) == nil }
    guard missing.isEmpty else { return .needs(missing) }
    let found = questions.map { answer($0) }
    return .done(state(tests: (found[0], found[1]), own: found[2], reasons: found[3]))
  }

  private static func state(
    tests: (listed: DNSAnswer?, notListed: DNSAnswer?), own: DNSAnswer?, reasons: DNSAnswer?
  ) -> State {
    let all = [tests.listed, tests.notListed, own].compactMap(\.self)
    let codes = all.flatMap(\.addresses)
    if let code = codes.first(where: { $0.octets.starts(with: [127, 255, 255]) }) { return .unusable(.refuses(code)) }
    if all.contains(where: \.hasFailed) { return .unusable(.unanswered) }
    if let code = codes.first(where: { $0.octets.first != 127 }) { return .unusable(.foreign(code)) }
    guard tests.listed?.addresses.isEmpty == false else { return .unusable(.testMissing) }
    guard tests.notListed?.addresses.isEmpty == true else { return .unusable(.listsAll) }
    guard let own, !own.addresses.isEmpty else { return .notListed }
    let texts = reasons?.texts ?? []
    return .listed(codes: own.addresses, reasons: texts.map { ForeignText(String(decoding: $0, as: UTF8.self)) })
  }
}
