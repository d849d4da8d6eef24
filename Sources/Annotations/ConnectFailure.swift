/// Why no connection came about, as far as it decides what to say.
package enum ConnectFailure: String, Sendable, CaseIterable {
  case noName = "no-name"
  case nameService = "name-service"
  case silence
  case refused
  case unreachable
  case brokenOff = "broken-off"
  case source
  case other
}
