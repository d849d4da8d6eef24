extension TLSEngine {
  /// What is to be done, or is known now, in this order.
  package enum Action: Equatable, Sendable {
    /// To the other side, as it is.
    case send([UInt8])
    /// The handshake is done. Whether the other side is to be believed is in the facts, and for the caller to judge.
    case established(TLSFacts)
    /// What the other side said, decrypted; never empty.
    case received([UInt8])
    /// The other side has said that it says no more (close_notify, RFC 8446, section 6.1). It may still be spoken to.
    case closed
    /// The connection ended and the other side had not said so: somebody may have cut it off. Told after our own
    /// `close()` too: whether it matters then is for whoever knows what was still awaited.
    case truncated
    /// Nothing more comes or goes.
    case failed(TLSFailure)
  }

  /// There is nobody to send to: before `.established`, after `close()`, or after a failure.
  package struct NotOpen: Error, Equatable, Sendable {
    package init() {}
  }
}
