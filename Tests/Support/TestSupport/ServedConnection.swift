/// What a scripted server noted of one connection.
package struct ServedConnection: Equatable, Sendable {
  /// Every octet the client sent.
  package internal(set) var received: [UInt8] = []
  /// The first step the client did not let happen, or nil.
  package internal(set) var trouble: String?

  package var text: String {
    String(decoding: received, as: UTF8.self)
  }
}
