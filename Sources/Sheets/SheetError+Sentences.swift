extension SheetError {
    /// The refusal as a Chinese sentence for the person who handed the table in.
    package var chinese: String {
        switch self {
        case .unreadable(let name): "读不到文件“\(name)”。"
        case .notATable(let name): "“\(name)”不是表格，请提供 .xlsx 或 .csv 文件。"
        case .oldWorkbook(let name): "“\(name)”是旧版 .xls 或加了密码的工作簿，请去掉密码并另存为 .xlsx。"
        case .unknownEncoding(let name): "“\(name)”的文字编码无法识别，请另存为 UTF-8 编码的 .csv 或 .xlsx。"
        case .tooLarge(let measure, let limit): "表格太大：\(measure.chinese)超过了 \(limit)。请拆成几份。"
        case .brokenArchive(let part): part.isEmpty ? "工作簿已损坏，打不开。" : "工作簿已损坏：读不出“\(part)”。"
        case .brokenXML(let part, let line): "工作簿已损坏：“\(part)”第 \(line) 行有误。"
        case .unclosedQuote(let row): "第 \(row) 行的引号没有结束。"
        case .noSheet(let name?): "工作簿里没有名为“\(name)”的工作表。"
        case .noSheet(nil): "工作簿里没有工作表。"
        case .noHeader: "表格里没有找到标题行。"
        case .tooManyColumns(let row, let limit): "第 \(row) 行超过了 \(limit) 列。"
        case .cellTooLong(let row, let column, let limit):
            "单元格 \(CellReference.letters(column))\(row) 的文字超过了 \(limit) 个字。"
        }
    }

    /// The refusal as an English sentence for the person who handed the table in.
    package var english: String {
        switch self {
        case .unreadable(let name): "The file “\(name)” cannot be read."
        case .notATable(let name): "“\(name)” is not a table; give an .xlsx or a .csv file."
        case .oldWorkbook(let name):
            "“\(name)” is an old .xls workbook or has a password; remove the password and save it as .xlsx."
        case .unknownEncoding(let name): "The encoding of “\(name)” is unknown; save it as UTF-8 .csv or as .xlsx."
        case .tooLarge(let measure, let limit): "The table is too large: more than \(limit) \(measure.english)."
        case .brokenArchive(let part):
            part.isEmpty ? "The workbook is damaged." : "The workbook is damaged: “\(part)” cannot be read."
        case .brokenXML(let part, let line): "The workbook is damaged: “\(part)” has a fault at line \(line)."
        case .unclosedQuote(let row): "A quotation mark opened in row \(row) is never closed."
        case .noSheet(let name?): "The workbook has no sheet named “\(name)”."
        case .noSheet(nil): "The workbook has no sheet."
        case .noHeader: "The table has no header row."
        case .tooManyColumns(let row, let limit): "Row \(row) has more than \(limit) columns."
        case .cellTooLong(let row, let column, let limit):
            "The text in cell \(CellReference.letters(column))\(row) is longer than \(limit) characters."
        }
    }
}

extension SheetError.Measure {
    fileprivate var chinese: String {
        switch self {
        case .bytes: "文件字节数"
        case .unzippedBytes: "解压后的字节数"
        case .elements: "内部元素数"
        case .rows: "行数"
        case .cells: "单元格数"
        }
    }

    fileprivate var english: String {
        switch self {
        case .bytes: "bytes"
        case .unzippedBytes: "bytes once unzipped"
        case .elements: "inner elements"
        case .rows: "rows"
        case .cells: "cells"
        }
    }
}
