/// The notation of a session: what was printed is read as the same entries, and printing is printable.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTranscript(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = octets(data, count)
  if let transcript = try? Transcript(parsing: input) { holdsInverse(transcript) }
  // Any octets at all can be said by either side.
  let template = Template(input.filter { $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn })
  let entries: [Transcript.Entry] = [
    .client(template), .server(template), .clientRaw(Template(input)), .serverRaw(Template(input)),
  ]
  holdsInverse(Transcript(entries))
  return 0
}

private func holdsInverse(_ transcript: Transcript) {
  let printed = transcript.bytes
  guard let again = try? Transcript(parsing: printed) else { fatalError("does not hold: what is printed can be read") }
  hold(again == transcript, "what was printed is read as the same")
  hold(
    printed.allSatisfy { $0 == ASCII.lineFeed || $0 == ASCII.tab || $0 >= 0x20 && $0 != 0x7f },
    "no control octet is printed")
}
