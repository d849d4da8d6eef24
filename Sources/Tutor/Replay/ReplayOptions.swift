/// What a person chose for a replay.
package struct ReplayOptions: Sendable {
  /// Nil: the practice server.
  package var host: HostName?
  /// Stands for YOUR_ADDRESS.
  package var address: String?
  /// Plays on without waiting for anybody, and stops at the first difference.
  package var noPause = false
  /// Values for other placeholders, by name.
  package var values: [String: String] = [:]

  package init() {}
}
