/// A TLS handshake that never came to an end, though the connection is there.
enum HandshakeNotes {
  /// - Parameter isUpgrade: whether STARTTLS began it, so that the server had been heard before.
  static func silent(_ seconds: Int, isUpgrade: Bool, _ context: AnnotationContext) -> Note {
    let causes =
      isUpgrade
      ? "In the clear it answered. Small packets pass and large ones do not (the MTU of a VPN or tunnel), or a filter "
        + "along the path holds TLS back, or the part of the server that does TLS hangs."
      : "This port may begin in the clear, or speak something else. Or large packets are lost along the path (MTU), a filter "
        + "holds TLS back, or the part of the server that does TLS hangs."
    return Note(
      "silence.tls\(isUpgrade ? ".upgrade" : "")", .tryLater, "No answer to the TLS handshake in \(seconds) s", causes,
      next: isUpgrade
        ? "Try from another network" : DiagnosisRow.fill("Try smtp-tutor {host} 587, in the clear first", context),
      more: [
        "The first message of the handshake is small; the server's answer, with its certificates, fills several packets of "
          + "full size. Where those are lost and nobody says so, the handshake stops just there. A smaller MTU on this "
          + "machine shows whether it is that: in a shell, ip link set dev eth0 mtu 1280."
      ], reference: "RFC 8446, section 4; RFC 2923, section 2.1")
  }
}
