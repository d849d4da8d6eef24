import Octets
import Testing

@Suite("searching octets")
struct OctetSearchTests {
  @Test("the first one is found wherever it is among the eight looked at together, and none where there is none")
  func positions() {
    // The neighbours of LF, and LF with its high bit: what a trick with eight octets at once could take for it.
    let others: [UInt8] = [0x09, 0x0B, 0x8A, 0x00, 0xFF, 0x0A ^ 0x01, 0x80]
    for count in 0..<40 {
      let text = (0..<count).map { others[$0 % others.count] }
      text.withUnsafeBytes { #expect($0.firstIndex(of: 0x0A, from: 0) == nil) }
      for place in 0..<count {
        var text = text
        text[place] = 0x0A
        if place + 3 < count { text[place + 3] = 0x0A }
        text.withUnsafeBytes { octets in
          for start in 0...place { #expect(octets.firstIndex(of: 0x0A, from: start) == place) }
          #expect(octets.firstIndex(of: 0x0A, from: place + 1) == (place + 3 < count ? place + 3 : nil))
        }
      }
    }
  }
}
