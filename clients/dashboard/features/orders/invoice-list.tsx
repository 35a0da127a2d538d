import { useReader, useSay } from "@app/look";
import { Paged } from "@app/paged";
import { useMay } from "@app/session";
import { Row, Rows } from "@features/businesses/rows";
import type { ListInvoicesResponse } from "@handsel/shared/api";
import { formatDate, formatMoney } from "@handsel/shared/format";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { FileText, Filter } from "lucide-react";
import type { InvoiceSearch } from "./invoice-search";
import { useOpenInvoice } from "./open-invoice";
import { invoicesQuery } from "./queries";
import { SendInvoice } from "./send-invoice";

type ListedInvoice = ListInvoicesResponse["items"][number];

export function InvoiceList({ search }: { search: InvoiceSearch }) {
  const say = useSay();
  const asked = useInfiniteQuery(invoicesQuery(search));
  const isAll = Object.keys(search).length === 0;
  const empty = (
    <State
      icon={isAll ? <FileText /> : <Filter />}
      title={say(isAll ? "invoices.empty.title" : "orders.none.title")}
      body={say(isAll ? "invoices.empty.body" : "orders.none.body")}
    />
  );
  return (
    <Paged asked={asked} empty={empty}>
      {(invoices) => (
        <Rows label={say("invoices.title")}>
          {invoices.map((invoice) => (
            <Document key={invoice.id} invoice={invoice} />
          ))}
        </Rows>
      )}
    </Paged>
  );
}

function Document({ invoice }: { invoice: ListedInvoice }) {
  const say = useSay();
  const reader = useReader();
  const open = useOpenInvoice();
  const maySend = useMay("invoices.send");
  const isNote = invoice.kind === "credit_note";
  const amount = formatMoney(invoice.total_minor, invoice.currency, reader);
  return (
    <Row
      title={<span className="figures">{invoice.label}</span>}
      badges={isNote && <Badge tone="blue">{say("invoices.credit_note")}</Badge>}
      aside={
        <>
          <span className="figures me-2 font-medium">{isNote ? `−${amount}` : amount}</span>
          <Button
            size="sm"
            onClick={() => void open(invoice)}
            aria-label={say("order.invoice.open", { number: invoice.label })}
          >
            <FileText aria-hidden />
            {say("invoices.open")}
          </Button>
          {maySend && <SendInvoice invoice={invoice} />}
        </>
      }
    >
      <span className="figures">{formatDate(invoice.issued_on, reader)}</span>
      {" · "}
      <Link
        to="/orders/$order"
        params={{ order: invoice.order_id }}
        className="figures underline decoration-line-strong underline-offset-2 hover:text-ink"
      >
        {say("order.title", { number: `#${invoice.order_number}` })}
      </Link>
      {" · "}
      <bdi>{invoice.customer_name || say("inbox.someone")}</bdi>
    </Row>
  );
}
