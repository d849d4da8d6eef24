import Delivery
import Testing

/// The worst ending decides the exit status, and so their order is a promise.
@Suite struct VerdictTests {
  @Test func theWorstComesFirst() {
    let endings: [Verdict.Ending] = [
      .noSuchDomain, .refused, .promiseBroken, .notSMTP, .held, .brokenForSome, .delivered,
    ]
    #expect(endings.sorted() == endings)
    #expect(Verdict.Level.clear < .tls && Verdict.Level.mtaSTS < .dane)
  }
}
