package import Delivery
package import Names

/// What a check needs of the world; a test has its own.
package struct CheckServices: Sendable {
  package var names: any NameService
  /// Looks at one address.
  package var probe: @Sendable (ProbeTarget) async -> Visit
  /// Fetches an MTA-STS policy.
  package var policy: @Sendable (PolicyPlace, _ addresses: [IPAddress], _ port: Int) async -> STSState
  /// The first of some ports at which an address answers.
  package var isUp: @Sendable (IPAddress, _ ports: [Int]) async -> (port: Int, milliseconds: Double)?

  package init(
    names: any NameService, probe: @escaping @Sendable (ProbeTarget) async -> Visit,
    policy: @escaping @Sendable (PolicyPlace, _ addresses: [IPAddress], _ port: Int) async -> STSState,
    isUp: @escaping @Sendable (IPAddress, _ ports: [Int]) async -> (port: Int, milliseconds: Double)?
  ) {
    (self.names, self.probe, self.policy, self.isUp) = (names, probe, policy, isUp)
  }
}
