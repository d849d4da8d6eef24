/// Looks again and again until there is something; when the time is up, throws `otherwise` as the reason.
package func eventually<Value>(
  _ otherwise: @autoclosure () -> String, within limit: Duration = .seconds(10),
  _ look: () throws -> Value?
) async throws -> Value {
  let deadline = ContinuousClock.now + limit
  while true {
    if let value = try look() { return value }
    guard ContinuousClock.now < deadline else { throw PeerError(otherwise()) }
    try await Task.sleep(for: .milliseconds(5))
  }
}
