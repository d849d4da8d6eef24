import Names
import Testing

@Suite struct TLSARecordTests {
  @Test func itReadsBack() throws {
    let record = try #require(TLSARecord("3 1 1 8D02 53ff"))
    #expect(record == TLSARecord(usage: 3, selector: 1, matching: 1, data: [0x8D, 0x02, 0x53, 0xFF]))
    #expect(record.description == "3 1 1 8d0253ff")
  }

  @Test(arguments: ["", "3 1 1", "3 1 1 8", "3 1 1 +f", "256 1 1 00", "3 -1 1 00", "3 1 1 gg", "three 1 1 00"])
  func noRecords(_ text: String) { #expect(TLSARecord(text) == nil) }
}
