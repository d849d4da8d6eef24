/// What a scripted server noted of one connection.
package struct ServedConnection: Equatable, Sendable {
  /// Every octet the client said, decrypted where it was encrypted.
  package internal(set) var received: [UInt8] = []
  /// Every octet that travelled, in both directions, as somebody on the way would see it.
  package internal(set) var wire: [UInt8] = []
  /// The first step the client did not let happen, or nil.
  package internal(set) var trouble: String?

  package var text: String {
    String(decoding: received, as: UTF8.self)
  }
}
