import type { Key } from "@handsel/shared/words";
import type { Keyed } from "./ways";

/** A value that proves an account at a provider, by its name in the API, and where it is found. */
export interface KeyField {
  name: "client_id" | "secret_key" | "external_id" | "signing_secret";
  label: Key;
  hint: Key;
  url?: string;
  isSecret: boolean;
  isOptional: boolean;
  /** Asked for too when keys are replaced. */
  isKey: boolean;
}

const PAYPAL_APPS = "https://developer.paypal.com/dashboard/applications";

export const KEY_FIELDS: Record<Keyed, KeyField[]> = {
  stripe: [
    {
      name: "secret_key",
      label: "account.stripe.key",
      hint: "account.stripe.key.hint",
      url: "https://dashboard.stripe.com/apikeys",
      isSecret: true,
      isOptional: false,
      isKey: true,
    },
    {
      name: "signing_secret",
      label: "account.stripe.signing",
      hint: "account.stripe.signing.hint",
      url: "https://dashboard.stripe.com/webhooks",
      isSecret: true,
      isOptional: true,
      isKey: false,
    },
  ],
  paypal: [
    {
      name: "client_id",
      label: "account.paypal.client",
      hint: "account.paypal.client.hint",
      url: PAYPAL_APPS,
      isSecret: false,
      isOptional: false,
      isKey: true,
    },
    {
      name: "secret_key",
      label: "account.paypal.key",
      hint: "account.paypal.key.hint",
      isSecret: true,
      isOptional: false,
      isKey: true,
    },
    {
      name: "external_id",
      label: "account.paypal.account",
      hint: "account.paypal.account.hint",
      isSecret: false,
      isOptional: true,
      isKey: false,
    },
    {
      name: "signing_secret",
      label: "account.paypal.signing",
      hint: "account.paypal.signing.hint",
      url: PAYPAL_APPS,
      isSecret: true,
      isOptional: true,
      isKey: false,
    },
  ],
};

export type Keys = Partial<Record<KeyField["name"], string>>;
