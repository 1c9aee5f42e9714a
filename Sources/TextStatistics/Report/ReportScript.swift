/// What the page does beyond showing: columns that sort, rows that are filtered, in the browser and nowhere else.
///
/// It makes its buttons and fields itself, so that a page without scripts has none that do nothing; it never reads markup
/// from text. Neither `<` nor `&` stands in it, so that the page stays XML.
let reportScript = """

  "use strict";
  for (const table of document.querySelectorAll("table.data")) {
    const body = table.tBodies[0];
    const heads = Array.from(table.tHead.rows[0].cells);
    const value = (row, column) => row.cells[column].textContent;
    const sort = (head, column) => {
      const isNumeric = head.classList.contains("n");
      const before = head.getAttribute("aria-sort");
      const falls = before === "none" ? isNumeric : before === "ascending";
      for (const other of heads) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", falls ? "descending" : "ascending");
      const words = new Intl.Collator("en", { numeric: true });
      const order = (a, b) => isNumeric ? Number(a) - Number(b) : words.compare(a, b);
      const rows = Array.from(body.rows).sort((one, two) => {
        const [a, b] = [value(one, column), value(two, column)];
        if (a === "" || b === "") return (a === "") - (b === "");
        return falls ? order(b, a) : order(a, b);
      });
      body.append(...rows);
    };
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      const paper = document.createElement("span");
      // Where a table goes on on paper its head is repeated without buttons.
      paper.className = "print";
      paper.append(head.textContent);
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head, column));
      head.append(button, paper);
      head.setAttribute("aria-sort", "none");
    });
    if (body.rows.length > 7) {
      const label = document.createElement("label");
      const field = document.createElement("input");
      const state = document.createElement("output");
      field.type = "search";
      label.className = "filter";
      label.append("Show rows with ", field, " ", state);
      field.addEventListener("input", () => {
        const words = field.value.toLowerCase().split(/\\s+/);
        let count = 0;
        for (const row of body.rows) {
          const text = Array.from(row.cells, (cell) => cell.textContent).join(" ").toLowerCase();
          row.hidden = !words.every((word) => text.includes(word));
          if (!row.hidden) count += 1;
        }
        state.textContent = field.value === "" ? "" : count + " of " + body.rows.length;
      });
      table.closest(".scroll").before(label);
    }
  }

  """

/// SHA-256 of `reportScript` in Base64, by which browsers know it.
let reportScriptHash = "stPzmte/kGwYF5bYuy3COM4X6LUmjLGH6gHM5CHKuS8="
