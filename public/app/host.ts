/** The application's door for hosts: what they have to give. The types live in `shared` so that features can use them too. */
export { HttpError } from '../shared/host';
export type { Abilities, Ability, DiscoverSearch, Host, HttpRequest, SecurityLinks } from '../shared/host';
