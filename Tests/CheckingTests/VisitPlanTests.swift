import Delivery
import Names
import Network
import Testing

@testable import Checking

@Suite struct VisitPlanTests {
  private func visits(_ addresses: String...) -> [Visit] {
    addresses.map { Visit(host: 0, address: MadeReport.address($0)) }
  }

  @Test func oneAtATimeInANetwork() {
    var plan = VisitPlan(visits("192.0.2.1", "192.0.2.2", "2001:db8:1::1", "2001:db8:1:9::2", "198.51.100.1"))
    #expect(plan.begin() == [0, 2, 4])
    #expect(plan.begin() == [])
    plan.end(2)
    #expect(plan.begin() == [3])
    plan.end(0)
    #expect(plan.begin() == [1])
  }

  @Test func fourNetworksAtOnce() {
    var plan = VisitPlan(visits("10.0.1.1", "10.0.2.1", "10.0.3.1", "10.0.4.1", "10.0.5.1"))
    #expect(plan.begin() == [0, 1, 2, 3])
    plan.end(3)
    #expect(plan.begin() == [4])
  }

  @Test func noMoreThanWanted() {
    var host = MailHost(name: MadeReport.name("mx.test"), origin: .implicit)
    host.addresses = (1...20).map { MadeReport.address("192.0.2.\($0)") } + [MadeReport.address("2001:db8::1")]
    let some = VisitPlan.visits(to: [host], family: .any, atMost: 16)
    #expect(some.visits.count == 16 && some.left.count == 5)
    #expect(VisitPlan.visits(to: [host], family: .ipv6, atMost: 16).visits.map(\.address.isIPv6) == [true])
    #expect(VisitPlan.visits(to: [host], family: .ipv4, atMost: .max).visits.count == 20)
  }
}
