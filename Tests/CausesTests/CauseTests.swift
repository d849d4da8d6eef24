import Testing

@testable import Causes

@Suite("Causes, a closed vocabulary")
struct CauseTests {
  @Test("their words are lower case and hyphens, and there are 52 of them, the unknown one included")
  func words() {
    #expect(Cause.allCases.count == 52)
    for cause in Cause.allCases {
      #expect(cause.rawValue.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(cause)")
    }
  }
}
